import { type ComponentType, lazy, type ReactNode, Suspense, use } from 'react';

export type Load<Props> = () => Promise<ComponentType<Props>>;

const AGAIN_MS = 2_000;

/**
 * `lazy`, but what has come already is shown at once: `lazy` shows its fallback even then, and React leaves a fallback
 * standing for 300 ms. `start` fetches it without showing it.
 */
export function lazyPage<Props extends object>(load: Load<Props>) {
  let loaded: ComponentType<Props> | undefined;
  let coming: Promise<ComponentType<Props>> | undefined;
  const start = () => {
    if (coming) return coming;
    coming = load();
    coming.then(
      (page) => {
        loaded = page;
      },
      // Tried again when it is wanted; but not by the render that hears of the failure.
      () => setTimeout(() => (coming = undefined), AGAIN_MS),
    );
    return coming;
  };
  const Shown = (props: Props) => {
    const Page = loaded ?? use(start());
    return <Page {...props} />;
  };
  return Object.assign(Shown, { start });
}

/** A part of a page that is not part of the first load. Until it has come, `meanwhile` stands in its place. */
export function lazyPart<Props extends object>(load: Load<Props>, meanwhile: (props: Props) => ReactNode = () => null) {
  let coming: Promise<ComponentType<Props>> | undefined;
  const start = () => (coming ??= patiently(load));
  const Part = lazy(async () => ({ default: await start() }));
  const Shown = (props: Props) => (
    <Suspense fallback={meanwhile(props)}>
      <Part {...props} />
    </Suspense>
  );
  return Object.assign(Shown, { start });
}

/**
 * While the server is away, so are its files: a page must not break for a part that comes later. Rejects once the server
 * is there and the file is not: it has a newer build, and only loading the page anew helps.
 */
async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let isThere = false; ; ) {
    try {
      return await load();
    } catch (error) {
      if (isThere) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      isThere = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      );
    }
  }
}
