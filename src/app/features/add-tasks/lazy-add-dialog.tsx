import { type ComponentProps, lazy, Suspense } from 'react';
import type { AddDialog } from './add-dialog.tsx';

const Loaded = lazy(async () => ({ default: (await import('./add-dialog.tsx')).AddDialog }));

/** Not part of the first load: nobody sees a dialog before asking for it. */
export function LazyAddDialog(props: ComponentProps<typeof AddDialog>) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
