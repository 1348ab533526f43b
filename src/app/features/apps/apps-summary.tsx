import type { ReactNode } from 'react';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { doubtOf } from '../../status/all-clear.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Icon } from '../../ui/icon.tsx';
import type { AppsSigns } from './signs-of-apps.ts';
import { appWords } from './words.ts';

/** How many tasks there are, and what is open, unknown, or that all is clear. */
export function AppsSummary({ signs, isHeard }: { signs: AppsSigns; isHeard: boolean }) {
  const text = useText();
  const words = useWords(appWords);
  const zone = useZone();
  const { tasks, live, attention, acknowledged, unchecked, answeredAt } = signs;
  const doubt = doubtOf({ ...signs, isHeard });
  return (
    <>
      {text.rail.tasks(tasks)}
      <Fact>{words.live(live)}</Fact>
      {attention > 0 ? (
        <Fact>
          <b className="font-semibold text-problem-ink">{words.attention(attention)}</b>
        </Fact>
      ) : null}
      {acknowledged > 0 ? <Fact>{words.incidents.acknowledged(acknowledged)}</Fact> : null}
      {unchecked > 0 ? <Fact>{words.unchecked(unchecked)}</Fact> : null}
      {doubt === 'unheard' && answeredAt !== null ? (
        <Fact>{words.unheard(formatClock(answeredAt, zone, serverNow()))}</Fact>
      ) : null}
      {doubt === null ? (
        <Fact>
          <span className="inline-flex items-center gap-1">
            <Icon name="tick" className="size-3" />
            {text.filter.allClear}
          </span>
        </Fact>
      ) : null}
    </>
  );
}

function Fact({ children }: { children: ReactNode }) {
  return (
    <>
      <span className="text-ink-3"> · </span>
      {children}
    </>
  );
}
