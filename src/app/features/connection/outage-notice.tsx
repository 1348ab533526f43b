import { outageWords } from '../../i18n/outage-words.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useZone } from '../../time/use-zone.ts';
import { AlarmSlot } from '../../ui/alarm-slot.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { BoardOutage, OutageKind } from './outage-of.ts';

const ICONS: Record<OutageKind, IconName> = {
  offline: 'offline',
  proxy: 'proxy',
  refused: 'key',
  unreadable: 'proxy',
  unreachable: 'cloud',
  credential: 'key',
  clock: 'zone',
  clockOff: 'zone',
  throttle: 'cloud',
};

interface OutageNoticeProps {
  outage: BoardOutage;
  /** When what is shown was true, if anything is shown. */
  knownAt: number | null;
  onRetry: () => void;
}

/** Which link of the chain is broken, since when, and what happens next. */
export function OutageNotice({ outage, knownAt, onRetry }: OutageNoticeProps) {
  const text = useText();
  const words = useWords(outageWords).outage;
  const zone = useZone();
  const { kind, since, detail } = outage;
  const clock = (at: number) => formatClock(at, zone, serverNow());
  const isNews = knownAt !== null && knownAt !== since && kind !== 'throttle' && kind !== 'clockOff';
  const next = kind === 'refused' ? detail : words.next[kind];
  return (
    <AlarmSlot
      icon={ICONS[kind]}
      cause={words[kind](since === null ? '' : words.since(clock(since)))}
      next={text.sentences(isNews ? [words.knownAt(clock(knownAt)), next] : [next])}
      action={
        <Button size="small" className="border-problem-edge" onClick={onRetry}>
          {words.tryNow}
        </Button>
      }
    />
  );
}
