import { failureText } from '../../api/failure-text.ts';
import { RequestFailure } from '../../api/request.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useOnline } from './use-online.ts';

/** Nothing was ever loaded: which link of the chain is broken, from here outwards. */
export function CannotLoad({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const text = useText();
  const online = useOnline();
  const refused = error instanceof RequestFailure && error.kind === 'refused';
  return (
    <EmptyState mark="broken" title={refused ? text.cannotLoad.refused : text.cannotLoad.title}>
      <p className="text-pretty">{refused ? error.message : text.cannotLoad.text}</p>
      {refused ? null : (
        <ul className="mt-3 grid gap-1 text-13">
          <li className={`flex items-center gap-2 ${online ? '' : 'font-medium text-problem-ink'}`}>
            <Icon name={online ? 'tick' : 'close'} className="size-3.5" />
            {online ? text.cannotLoad.online : text.cannotLoad.offline}
          </li>
          <li className="flex items-center gap-2 font-medium text-problem-ink">
            <Icon name="close" className="size-3.5 text-problem" />
            {text.cannotLoad.proxy(failureText(error, text))}
          </li>
          <li className="flex items-center gap-2 text-ink-3">
            <Icon name="zone" className="size-3.5" />
            {text.cannotLoad.tencent}
          </li>
        </ul>
      )}
      <div className="mt-4 text-13">
        <Button look="primary" icon="refresh" onClick={onRetry}>
          {text.outage.tryNow}
        </Button>
      </div>
    </EmptyState>
  );
}
