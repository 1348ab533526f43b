import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { AlarmSlot } from '../../ui/alarm-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { OUTAGE_ICONS } from './outage-icons.tsx';
import { type BoardOutage, isOwn } from './outage-of.ts';
import { outageWords } from './outage-words.ts';
import { useOutageText } from './use-outage-text.ts';

interface OutageNoticeProps {
  outage: BoardOutage;
  onRetry: () => void;
  mutedRows?: number;
  acts?: ReactNode;
}

/** Which link of the chain is broken, since when, and what happens next. */
export function OutageNotice({ outage, onRetry, mutedRows = 0, acts }: OutageNoticeProps) {
  const words = useWords(outageWords).outage;
  const { kind, incident } = outage;
  return (
    <AlarmSlot
      icon={OUTAGE_ICONS[kind]}
      isTaken={Boolean(incident?.acknowledgement)}
      {...useOutageText(outage, { mutedRows })}
      action={
        // The server tries by itself what is beyond it.
        !isOwn(kind) ? (
          acts
        ) : kind === 'signedOut' ? (
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
