import type { Shared } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock, formatExact, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { taskWords } from './words.ts';

/** What the sender of the link saw, beside what is true now. */
export function SharedNotice({ shared: { was, at } }: { shared: Shared }) {
  const text = useText();
  const words = useWords(taskWords);
  const zone = useZone();
  return (
    <p className="flex min-w-0 items-center gap-1.5" title={formatExact(at)}>
      {words.shared(`${formatClock(at, zone, serverNow())} ${zoneOffset(zone, at)}`)}
      <span data-s={was} className="inline-flex items-center gap-1.5 font-medium text-ink">
        <StatusIcon name={was} />
        {text.status[was]}
      </span>
    </p>
  );
}
