import type { StateFilter } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { filterWord } from '../../status/filter-word.ts';
import { StatusIcon } from '../../ui/icon.tsx';

const CALM = [
  'failing',
  'unchecked',
  'inProgress',
  'idle',
  'exiting',
  'ended',
  'overLimit',
] as const satisfies StateFilter[];

/** The counts, to be read from across the room. Without an answer there is no number, not a zero. */
export function WallTiles({ counts }: { counts: Record<StateFilter, number> | null }) {
  const text = useText();
  return (
    <ul className="grid border-line-2 border-y columns:grid-cols-4 wide:grid-cols-[1.5fr_repeat(7,1fr)] max-columns:grid-cols-2">
      <Tile filter="attention" name={text.filter.attention} n={counts?.attention ?? null} />
      {CALM.map((filter) => (
        <Tile key={filter} filter={filter} name={filterWord(filter, text)} n={counts?.[filter] ?? null} />
      ))}
    </ul>
  );
}

function Tile({ filter, name, n }: { filter: StateFilter; name: string; n: number | null }) {
  const text = useText();
  const large = filter === 'attention';
  const shouts = large && n !== null && n > 0;
  return (
    <li
      data-s={filter}
      className={`flex min-w-0 flex-col gap-[.1em] border-line border-l px-[1.1em] pt-[1em] pb-[1.1em] first:border-l-0 first:pl-[1.8em] max-columns:flex-row max-columns:items-baseline max-columns:justify-start max-columns:gap-[.6em] max-columns:border-t max-columns:border-l-0 max-columns:px-[1em] max-columns:py-[.5em] max-columns:first:pl-[1em] ${large ? 'justify-center max-columns:col-span-full' : 'justify-end'} ${
        shouts
          ? 'bg-problem-tint text-problem-ink shadow-[inset_5px_0_0_var(--problem)] group-data-muted/wall:bg-transparent group-data-muted/wall:text-ink-2 group-data-muted/wall:shadow-[inset_5px_0_0_var(--ink-3)]'
          : 'text-ink-2'
      }`}
    >
      <b
        className={`tracking-[-.03em] ${large ? 'font-semibold text-[4.6em] leading-[1.05] max-columns:text-[3em]' : 'font-medium text-[3em] leading-[1.05] max-columns:text-[1.4em]'} ${
          shouts ? '' : n === 0 || n === null ? 'text-ink-3' : 'text-ink group-data-muted/wall:text-ink-2'
        }`}
      >
        {n === null ? '–' : text.number(n)}
      </b>
      <span className="flex items-center gap-[.45em]">
        <StatusIcon name={filter} className="size-[.85em]" />
        {name}
      </span>
    </li>
  );
}
