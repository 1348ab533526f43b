import { Icon } from '../../ui/icon.tsx';
import { OUTAGE_ICONS } from './outage-icons.tsx';
import type { BoardOutage } from './outage-of.ts';
import { useOutageText } from './use-outage-text.ts';

/** The same as on a board, to be read from afar, and with nothing to press. */
export function WallAlarm({ outage, knownAt }: { outage: BoardOutage; knownAt: number | null }) {
  const { cause, next } = useOutageText(outage, knownAt);
  return (
    <div className="flex items-center gap-[.7em] border-problem-edge border-t bg-problem-tint px-[1.8em] py-[.7em] text-problem-ink">
      <Icon name={OUTAGE_ICONS[outage.kind]} className="size-[1.4em] text-problem" />
      <p role="alert">
        <strong className="font-semibold">{cause}</strong> {next}
      </p>
    </div>
  );
}
