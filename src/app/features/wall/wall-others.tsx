import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import type { Doubt } from '../../status/all-clear.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Icon, StatusIcon } from '../../ui/icon.tsx';
import { wallWords } from './words.ts';

/** What is known of the tasks that have no incident. */
export interface OthersKnown {
  tasks: number;
  /** Those that need nothing, as confirmed now; and those of which that was so when they were last heard of. */
  confirmed: number;
  lastKnown: number;
  unchecked: number;
  /** The last good answer of Tencent, if that is why the last known are no more than that. */
  asOf: number | null;
  doubt: Doubt | null;
}

/** Below the incidents: that all is clear, else what is known of the others and what is not. */
export function WallOthers({ known, hasRows }: { known: OthersKnown; hasRows: boolean }) {
  const words = useWords(wallWords);
  const zone = useZone();
  const { tasks, confirmed, lastKnown, unchecked, asOf, doubt } = known;
  if (tasks === 0) return <Said icon={<StatusIcon name="unchecked" className="size-[.85em]" />}>{words.empty}</Said>;
  if (doubt === null)
    return (
      <Said icon={<Icon name="tick" className="size-[.85em]" />}>
        {confirmed > 0 ? words.clear(confirmed) : words.clearOfNone}
      </Said>
    );
  const parts = [
    ...(confirmed > 0 ? [hasRows ? words.othersOk(confirmed) : words.tasksOk(confirmed)] : []),
    ...(lastKnown > 0
      ? [asOf === null ? words.notConfirmed(lastKnown) : words.wereOk(lastKnown, formatClock(asOf, zone, serverNow()))]
      : []),
    ...(unchecked > 0 ? [words.unchecked(unchecked)] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <Said icon={<StatusIcon name={confirmed + lastKnown > 0 ? 'inProgress' : 'unchecked'} className="size-[.85em]" />}>
      {parts.join(' · ')}
    </Said>
  );
}

function Said({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p data-s="retrying" className="flex items-center gap-[.5em] text-ink-3">
      {icon}
      {children}
    </p>
  );
}
