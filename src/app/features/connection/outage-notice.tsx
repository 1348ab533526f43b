import { useWords } from '../../i18n/use-text.ts';
import { AlarmSlot } from '../../ui/alarm-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { OUTAGE_ICONS } from './outage-icons.tsx';
import type { BoardOutage } from './outage-of.ts';
import { outageWords } from './outage-words.ts';
import { useOutageText } from './use-outage-text.ts';

interface OutageNoticeProps {
  outage: BoardOutage;
  /** When what is shown was true, if anything is shown. */
  knownAt: number | null;
  onRetry: () => void;
}

/** Which link of the chain is broken, since when, and what happens next. */
export function OutageNotice({ outage, knownAt, onRetry }: OutageNoticeProps) {
  const words = useWords(outageWords).outage;
  return (
    <AlarmSlot
      icon={OUTAGE_ICONS[outage.kind]}
      {...useOutageText(outage, knownAt)}
      action={
        outage.kind === 'signedOut' ? (
          // The page that comes finds out by itself where to sign in, and leads back here.
          <Button size="small" className="border-problem-edge" onClick={() => location.reload()}>
            {words.signIn}
          </Button>
        ) : (
          <Button size="small" className="border-problem-edge" onClick={onRetry}>
            {words.tryNow}
          </Button>
        )
      }
    />
  );
}
