import { lazyPart } from '../../lazy-part.tsx';

/** Not part of the first load. While the server is away its file may be, too: then the bare error stands here. */
export const CannotLoad = lazyPart(
  () => import('./broken-chain.tsx').then((module) => module.BrokenChain),
  ({ error }) => <p role="alert">{error.message}</p>,
);
