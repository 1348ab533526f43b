import type { Shared } from '../../address.ts';
import { linkWords } from '../../i18n/link-words.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatClock, formatExact, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useZone } from '../../time/use-zone.ts';
import { StatusIcon } from '../../ui/icon.tsx';

/** What the sender of the link saw, beside what is true now. */
export function SharedNotice({ shared: { was, at } }: { shared: Shared }) {
  const text = useText();
  const words = useWords(linkWords);
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
