import { Suspense, useEffect } from 'react';
import type { Address } from './address.ts';
import { lazyPage, lazyPart } from './lazy-part.tsx';
import { useAddress } from './navigation.ts';
import { LazyAddDialog } from './pages/overlays/lazy-add-dialog.tsx';
import { Announcer } from './ui/announcer.tsx';
import { Panel } from './ui/error-boundary.tsx';

const KeyboardLayer = lazyPart(() =>
  import('./pages/overlays/keyboard-layer.tsx').then((module) => module.KeyboardLayer),
);
const IncidentDialogs = lazyPart(() =>
  import('./pages/overlays/incident-dialogs.tsx').then((module) => module.IncidentDialogs),
);
const StartPage = lazyPage(() => import('./pages/start-page.tsx').then((module) => module.StartPage));
const AppPage = lazyPage(() => import('./pages/board/app-page.tsx').then((module) => module.AppPage));
const WallPage = lazyPage(() => import('./pages/wall-page.tsx').then((module) => module.WallPage));
const TaskPage = lazyPage(() => import('./pages/task-page.tsx').then((module) => module.TaskPage));
const EndedPage = lazyPage(() => import('./pages/ended-page.tsx').then((module) => module.EndedPage));
const ErrorsPage = lazyPage(() => import('./pages/errors-page.tsx').then((module) => module.ErrorsPage));
const BadLinkPage = lazyPage(() => import('./pages/bad-link-page.tsx').then((module) => module.BadLinkPage));

const PAGE_OF: Record<Address['page'], { start: () => Promise<unknown> }> = {
  start: StartPage,
  app: AppPage,
  wall: WallPage,
  task: TaskPage,
  ended: EndedPage,
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
  () => import('./ui/crash.tsx'),
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
      <Panel className="fixed bottom-2 left-2 z-30 rounded-2 bg-raised shadow-pop">
        <KeyboardLayer />
      </Panel>
      <IncidentDialogs />
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
    case 'ended':
      return <EndedPage address={address} />;
    case 'errors':
    case 'error':
      return <ErrorsPage address={address} />;
    case 'badTask':
    case 'badApp':
    case 'unknown':
      return <BadLinkPage address={address} />;
  }
}
