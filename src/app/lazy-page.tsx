import { type ReactNode, use } from 'react';

/**
 * `lazy`, but what has come already is shown at once: `lazy` shows its fallback even then, and React leaves a fallback
 * standing for 300 ms. `start` fetches it without showing it.
 */
export function lazyPage<Props extends object>(load: () => Promise<(props: Props) => ReactNode>) {
  let loaded: ((props: Props) => ReactNode) | undefined;
  let coming: Promise<(props: Props) => ReactNode> | undefined;
  const start = () =>
    (coming ??= load().then((page) => {
      loaded = page;
      return page;
    }));
  const Shown = (props: Props) => {
    const Page = loaded ?? use(start());
    return <Page {...props} />;
  };
  return Object.assign(Shown, { start });
}
