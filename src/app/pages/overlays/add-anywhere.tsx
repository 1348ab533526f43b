import { currentAddress } from '../../navigation.ts';
import { AddTasks } from './add-tasks.tsx';

/** The dialog for adding, on whatever page something was pasted. */
export function AddAnywhere({ paste, onClose }: { paste: string; onClose: () => void }) {
  const here = currentAddress();
  return (
    <AddTasks
      paste={paste}
      sdkAppId={here.page === 'app' ? here.sdkAppId : null}
      pace={null}
      onClose={onClose}
      onAdded={onClose}
    />
  );
}
