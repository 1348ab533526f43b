import { lazy, Suspense, useEffect } from 'react';
import { useAddress } from './navigation.ts';
import { Announcer } from './ui/announcer.tsx';

const loadPage = {
  start: () => import('./pages/start-page.tsx'),
  app: () => import('./pages/app-page.tsx'),
  task: () => import('./pages/task-page.tsx'),
  errors: () => import('./pages/errors-page.tsx'),
  badLink: () => import('./pages/bad-link-page.tsx'),
  crash: () => import('./ui/crash-page.tsx'),
  addDialog: () => import('./features/add-tasks/add-dialog.tsx'),
};
const StartPage = lazy(async () => ({ default: (await loadPage.start()).StartPage }));
const AppPage = lazy(async () => ({ default: (await loadPage.app()).AppPage }));
const ErrorsPage = lazy(async () => ({ default: (await loadPage.errors()).ErrorsPage }));
const BadLinkPage = lazy(async () => ({ default: (await loadPage.badLink()).BadLinkPage }));
const TaskPage = lazy(async () => ({ default: (await loadPage.task()).TaskPage }));

/** The first page is not kept waiting for the others, and the others will not wait for the network. */
const IDLE_MS = 2_000;

export function App() {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(loadPage)) load().catch(() => undefined);
    }, IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
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
