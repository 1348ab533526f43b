import { useState } from 'react';
import { failureText } from '../../api/failure-text.ts';
import { failureWords } from '../../api/failure-words.ts';
import { addressWithoutToken } from '../../api/page-token.ts';
import { RequestFailure } from '../../api/request.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock, formatExact } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CLOCK } from '../../ui/later-icons.tsx';
import { AccessDenied } from './access-denied.tsx';
import { outageWords } from './outage-words.ts';
import { useOnline } from './use-online.ts';

/** The statuses of a server that answers, but not to this person. */
const DENIED = [401, 403, 404];

/** Nothing was ever loaded: which link of the chain is broken, from here outwards. */
export function BrokenChain({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const words = useWords(outageWords);
  const failures = useWords(failureWords);
  const text = useText();
  const zone = useZone();
  const online = useOnline();
  const [since] = useState(serverNow);
  const refused = error instanceof RequestFailure && error.kind === 'refused';
  if (refused && DENIED.includes(error.status ?? 0)) return <AccessDenied failure={error} />;
  return (
    <EmptyState mark="broken" title={refused ? words.cannotLoad.refused : words.cannotLoad.title}>
      <p className="text-pretty">{refused ? error.message : words.cannotLoad.text}</p>
      {refused ? null : (
        <ul className="mt-3 grid gap-1 text-13">
          <li className={`flex items-center gap-2 ${online ? '' : 'font-medium text-problem-ink'}`}>
            <Icon name={online ? 'tick' : 'close'} className="size-3.5" />
            {online ? words.cannotLoad.online : words.cannotLoad.offline}
          </li>
          <li className="flex items-center gap-2 font-medium text-problem-ink">
            <Icon name="close" className="size-3.5 text-problem" />
            {words.cannotLoad.proxy(failureText(error, failures), formatClock(since, zone, since))}
          </li>
          <li className="flex items-center gap-2 text-ink-3">
            <Icon name={CLOCK} className="size-3.5" />
            {words.cannotLoad.tencent}
          </li>
        </ul>
      )}
      <div className="mt-4 flex gap-2 text-13">
        <Button look="primary" icon="refresh" onClick={onRetry}>
          {words.outage.tryNow}
        </Button>
        <CopyButton
          label={words.cannotLoad.copy}
          done={text.copy.done}
          value={[addressWithoutToken(), failureText(error, failures), formatExact(since)].join('\n')}
        />
      </div>
    </EmptyState>
  );
}
