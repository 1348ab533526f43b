import { Suspense, useEffect } from 'react';
import type { Address } from './address.ts';
import { LazyAddDialog } from './features/add-tasks/lazy-add-dialog.tsx';
import { lazyPage, lazyPart } from './lazy-part.tsx';
import { useAddress } from './navigation.ts';
import { Announcer } from './ui/announcer.tsx';

const KeyboardLayer = lazyPart(async () => (await import('./pages/overlays/keyboard-layer.tsx')).KeyboardLayer);
const StartPage = lazyPage(async () => (await import('./pages/start-page.tsx')).StartPage);
const AppPage = lazyPage(async () => (await import('./pages/board/app-page.tsx')).AppPage);
const WallPage = lazyPage(async () => (await import('./pages/wall-page.tsx')).WallPage);
const TaskPage = lazyPage(async () => (await import('./pages/task-page.tsx')).TaskPage);
const ErrorsPage = lazyPage(async () => (await import('./pages/errors-page.tsx')).ErrorsPage);
const BadLinkPage = lazyPage(async () => (await import('./pages/bad-link-page.tsx')).BadLinkPage);

const PAGE_OF: Record<Address['page'], { start: () => Promise<unknown> }> = {
  start: StartPage,
  app: AppPage,
  wall: WallPage,
  task: TaskPage,
  errors: ErrorsPage,
  error: ErrorsPage,
  badTask: BadLinkPage,
  badApp: BadLinkPage,
  unknown: BadLinkPage,
};

/** Fetches what shows such a place, without showing it. */
export function loadPage(page: Address['page']): Promise<unknown> {
  return PAGE_OF[page].start();
}

/** The first page is not kept waiting for these, and these will not wait for the network. */
const LATER = [
  ...Object.values(PAGE_OF).map(({ start }) => start),
  () => import('./ui/crash-page.tsx'),
  LazyAddDialog.start,
];
const IDLE_MS = 2_000;

export function App() {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of LATER) load().catch(() => undefined);
    }, IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <KeyboardLayer />
      <Suspense fallback={null}>
        <Page />
      </Suspense>
      <Announcer />
    </>
  );
}

function Page() {
  const address = useAddress();
  switch (address.page) {
    case 'start':
      return <StartPage />;
    case 'app':
      return <AppPage sdkAppId={address.sdkAppId} view={address.view} />;
    case 'wall':
      return <WallPage sdkAppIds={address.sdkAppIds} view={address.view} />;
    case 'task':
      return <TaskPage task={address.task} shared={address.shared} />;
    case 'errors':
    case 'error':
      return <ErrorsPage address={address} />;
    case 'badTask':
    case 'badApp':
    case 'unknown':
      return <BadLinkPage address={address} />;
  }
}
