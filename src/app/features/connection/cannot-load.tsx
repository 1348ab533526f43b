import { type ComponentProps, lazy, Suspense } from 'react';
import type { BrokenChain } from './broken-chain.tsx';

const Loaded = lazy(async () => ({ default: (await import('./broken-chain.tsx')).BrokenChain }));

/** Not part of the first load: it came from the same server that does not answer now, and usually comes along with it. */
export function CannotLoad(props: ComponentProps<typeof BrokenChain>) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
