import { outageWords } from '../../i18n/outage-words.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useZone } from '../../time/use-zone.ts';
import { AlarmSlot } from '../../ui/alarm-slot.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconShape } from '../../ui/icon.tsx';
import type { BoardOutage, OutageKind } from './outage-of.ts';

const OFFLINE = (
  <>
    <rect x="2" y="3" width="12" height="8" rx="1" />
    <path d="M5.5 13.5h5M1.8 14.5l12.4-13" />
  </>
);
const PROXY = (
  <>
    <rect x="2" y="5" width="12" height="6" rx="1.2" />
    <path d="M4.8 8h.1M7.4 8h.1M2.6 14.2 13.4 1.8" />
  </>
);
const CLOUD = <path d="M4.8 12.5a2.8 2.8 0 0 1-.3-5.6 3.7 3.7 0 0 1 7-.4 3 3 0 0 1 .3 6zM1.8 14.5l12.4-13" />;
const KEY = (
  <>
    <circle cx="5" cy="11" r="2.5" />
    <path d="m6.8 9.2 6-6M10.5 5.5l1.8 1.8" />
  </>
);

const ICONS: Record<OutageKind, IconShape> = {
  offline: OFFLINE,
  proxy: PROXY,
  refused: KEY,
  signedOut: KEY,
  unreadable: PROXY,
  unreachable: CLOUD,
  credential: KEY,
  clock: 'zone',
  clockOff: 'zone',
  throttle: CLOUD,
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
        kind === 'signedOut' ? (
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
