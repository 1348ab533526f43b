import type { ComponentProps } from 'react';
import { AddDialog } from '../../features/add-tasks/add-dialog.tsx';
import { useOfferedApps } from './offered-apps.ts';

/** The dialog for adding, with the SdkAppIds that it can offer. */
export function AddTasks(props: Omit<ComponentProps<typeof AddDialog>, 'apps'>) {
  return <AddDialog {...props} apps={useOfferedApps(props.sdkAppId)} />;
}
