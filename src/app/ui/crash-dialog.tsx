import { useWords } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { CrashText } from './crash-text.tsx';
import { crashWords } from './crash-words.ts';
import { Dialog, DialogFooter } from './dialog.tsx';
import type { Fallen } from './error-boundary.tsx';

/** In the place of a dialog that broke: the page behind it lives on, so it can be closed like any other. */
export function CrashDialog({ error, onClose = () => {} }: Omit<Fallen, 'of'>) {
  const words = useWords(crashWords);
  return (
    <Dialog title={words.title} size="small" onClose={onClose}>
      <div role="alert" className="overflow-auto px-5 pt-2 pb-4 text-ink-2">
        <CrashText error={error} />
      </div>
      <DialogFooter className="flex justify-end">
        <Button icon="refresh" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
