import { useMutation } from '@tanstack/react-query';
import * as v from 'valibot';
import { postJson } from '../../api/request.ts';
import { useWords } from '../../i18n/use-text.ts';
import { underBase } from '../../navigation.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { signInWords } from './sign-in-words.ts';

const SignedOut = v.object({ to: v.string() });

/** The server tells the browser to forget all that it keeps for it, so what that takes away is said before. */
export function SignOutDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const words = useWords(signInWords);
  const kept = useWatchlist(({ tasks }) => tasks.length);
  const leave = useMutation({
    mutationFn: () => postJson(SignedOut, underBase(path), {}),
    onSuccess: ({ to }) => location.assign(to),
  });
  return (
    <Dialog title={words.signOutTitle} size="small" onClose={onClose}>
      <div className="grid gap-2 px-5 pt-2 pb-1 text-ink-2">
        <p>{words.signOutText}</p>
        <p>{kept > 0 ? words.signOutList(kept) : words.signOutSettings}</p>
        {leave.isError ? (
          <p role="alert" className="text-problem-ink">
            {words.failed}
          </p>
        ) : null}
      </div>
      <footer className="flex justify-end gap-2 px-5 py-4">
        <Button onClick={onClose}>{words.stay}</Button>
        <Button look="primary" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {words.signOut}
        </Button>
      </footer>
    </Dialog>
  );
}
