import { lazyPart } from '../../lazy-part.tsx';

/** Not part of the first load: it came from the same server that does not answer now, and usually comes along with it. */
export const CannotLoad = lazyPart(
  () => import('./broken-chain.tsx').then((module) => module.BrokenChain),
  ({ error }) => <p role="alert">{String(error)}</p>,
);
