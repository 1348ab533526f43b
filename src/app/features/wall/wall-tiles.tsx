import type { StateFilter } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { filterWord } from '../../status/filter-word.ts';
import { Icon, StatusIcon } from '../../ui/icon.tsx';

/** Each stands where it always stands, also at zero. */
const BESIDE_ATTENTION = [
  'failing',
  'overLimit',
  'inProgress',
  'idle',
  'exiting',
  'ended',
  'unchecked',
] as const satisfies StateFilter[];

/** What goes on at Tencent, whether it is heard of or not. */
const OF_TENCENT: ReadonlySet<StateFilter> = new Set(['inProgress', 'idle', 'exiting', 'overLimit']);

interface WallTilesProps {
  counts: Record<StateFilter, number> | null;
  isClear: boolean;
  /** What is no more than last known: `states`, which Tencent would have to confirm, or all that the server told. */
  muted: 'states' | 'all' | null;
}

/** The counts, to be read from across the room. Without an answer there is no number, not a zero. */
export function WallTiles({ counts, isClear, muted }: WallTilesProps) {
  const text = useText();
  return (
    <ul className="grid border-line-2 border-y columns:grid-cols-4 wide:grid-cols-[1.5fr_repeat(6,1fr)_1.3fr] max-columns:grid-cols-2">
      {isClear ? (
        <ClearTile name={text.filter.allClear} />
      ) : (
        <Tile filter="attention" name={text.filter.attention} n={counts?.attention ?? null} isMuted={muted === 'all'} />
      )}
      {BESIDE_ATTENTION.map((filter) => (
        <Tile
          key={filter}
          filter={filter}
          name={filterWord(filter, text)}
          n={counts?.[filter] ?? null}
          isMuted={muted === 'all' || (muted === 'states' && OF_TENCENT.has(filter))}
        />
      ))}
    </ul>
  );
}

const FIRST =
  'flex min-w-0 flex-col justify-center gap-[.1em] px-[1.1em] pt-[1em] pb-[1.1em] pl-[1.8em] max-columns:col-span-full max-columns:flex-row max-columns:items-baseline max-columns:justify-start max-columns:gap-[.5em] max-columns:px-[1em] max-columns:py-[.5em]';
/** In one line with the first, its number ends where that of the first does, however many lines its name takes. */
const BESIDE =
  'flex min-w-0 flex-col justify-end gap-[.1em] border-line border-l px-[1.1em] pt-[1em] pb-[1.1em] columns:max-wide:nth-5:pl-[1.8em] wide:justify-start wide:pt-[2.68em] max-columns:flex-row max-columns:items-baseline max-columns:justify-start max-columns:gap-[.5em] max-columns:border-t max-columns:border-l-0 max-columns:last:col-span-full max-columns:px-[1em] max-columns:pr-0 max-columns:py-[.5em]';

interface TileProps {
  filter: StateFilter;
  name: string;
  n: number | null;
  isMuted: boolean;
}

function Tile({ filter, name, n, isMuted }: TileProps) {
  const text = useText();
  const isFirst = filter === 'attention';
  const isAlarm = (isFirst || filter === 'failing') && n !== null && n > 0 && !isMuted;
  return (
    <li
      data-muted={isMuted ? '' : undefined}
      data-mark={isFirst && isAlarm ? 'failing' : undefined}
      className={`relative before:w-[6px] ${isFirst ? FIRST : BESIDE} ${isAlarm ? 'text-problem-ink' : isMuted ? 'text-ink-3' : 'text-ink-2'}`}
    >
      <b
        className={`tracking-[-.02em] ${isFirst ? 'font-semibold text-[4.6em] leading-[1.05] max-columns:text-[3em]' : 'font-medium text-[3em] leading-[1.05] max-columns:text-[1.4em]'} ${
          isAlarm ? '' : n === 0 || n === null || isMuted ? 'text-ink-3' : 'text-ink'
        }`}
      >
        {n === null ? '–' : text.number(n)}
      </b>
      <span data-s={filter} className="flex items-center gap-[.5em]">
        <StatusIcon name={filter} className="size-[.85em]" />
        {name}
      </span>
    </li>
  );
}

function ClearTile({ name }: { name: string }) {
  return (
    <li className={`${FIRST} text-ink-2`}>
      <span className="flex h-[4.83em] items-center max-columns:h-auto">
        <Icon name="tick" className="size-[3em] max-columns:size-[1.4em]" />
      </span>
      {name}
    </li>
  );
}
