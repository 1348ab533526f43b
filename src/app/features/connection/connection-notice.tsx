import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useZone } from '../../time/use-zone.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { AlarmSlot, NoticeSlot } from '../../ui/notice-slot.tsx';
import type { BoardOutage, OutageKind } from './outage-of.ts';
import { sessionQuery } from './session-query.ts';

const ICONS: Record<OutageKind, IconName> = {
  offline: 'offline',
  proxy: 'proxy',
  refused: 'key',
  unreadable: 'proxy',
  unreachable: 'cloud',
  credential: 'key',
  clock: 'zone',
  throttle: 'cloud',
};

interface ConnectionNoticeProps {
  outage: BoardOutage | null;
  /** When what is shown was true, if anything is shown. */
  knownAt: number | null;
  onRetry: () => void;
}

/** What stands between this page and Tencent: an outage, else that this is a demo, else nothing (at the same height). */
export function ConnectionNotice({ outage, knownAt, onRetry }: ConnectionNoticeProps) {
  const text = useText();
  const zone = useZone();
  const { data: session } = useQuery(sessionQuery);
  if (outage) {
    const clock = (at: number) => formatClock(at, zone, serverNow());
    const since = outage.since === null ? '' : text.outage.since(clock(outage.since));
    const isNews = knownAt !== null && knownAt !== outage.since && outage.kind !== 'throttle';
    const next = outage.kind === 'refused' ? outage.detail : text.outage.next[outage.kind];
    return (
      <AlarmSlot
        icon={ICONS[outage.kind]}
        cause={text.outage[outage.kind](since)}
        next={text.sentences(isNews ? [text.outage.knownAt(clock(knownAt)), next] : [next])}
        action={
          <Button size="small" className="border-problem-edge" onClick={onRetry}>
            {text.outage.tryNow}
          </Button>
        }
      />
    );
  }
  return <NoticeSlot>{session?.mode === 'demo' ? <DemoText /> : null}</NoticeSlot>;
}

function DemoText() {
  const text = useText();
  return (
    <>
      <Icon name="flask" />
      <p className="min-w-0 columns:truncate">
        {text.demo.before} <code className="text-ink">TENCENTCLOUD_SECRET_ID</code> {text.demo.and}{' '}
        <code className="text-ink">TENCENTCLOUD_SECRET_KEY</code> {text.demo.after}
      </p>
    </>
  );
}
