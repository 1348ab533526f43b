import { useQuery } from '@tanstack/react-query';
import { AppNameForm } from '../../features/apps/app-name-form.tsx';
import { appNameIn, appsQuery } from '../../features/apps/apps-query.ts';
import { appWords } from '../../features/apps/words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';

export function RenameDialog({ sdkAppId, onClose }: { sdkAppId: number; onClose: () => void }) {
  const words = useWords(appWords);
  const { data: name } = useQuery({
    ...appsQuery,
    select: (answer) => appNameIn(answer, sdkAppId),
  });
  return (
    <Dialog title={words.renameApp(sdkAppId)} size="small" onClose={onClose}>
      <AppNameForm sdkAppId={sdkAppId} name={name ?? null} onDone={onClose} />
    </Dialog>
  );
}
