import { useAddress } from './navigation.ts';
import { AppPage } from './pages/app-page.tsx';
import { BadLinkPage } from './pages/bad-link-page.tsx';
import { StartPage } from './pages/start-page.tsx';
import { TaskPage } from './pages/task-page.tsx';
import { Announcer } from './ui/announcer.tsx';

export function App() {
  return (
    <>
      <Page />
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
      return <TaskPage task={address.task} />;
    case 'badTask':
    case 'badApp':
    case 'unknown':
      return <BadLinkPage address={address} />;
  }
}
