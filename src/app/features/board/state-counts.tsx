import { type ReactNode, useState } from 'react';
import { STATUSES } from '#contract/status.ts';
import { type BoardView, STATE_FILTERS, type StateFilter } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { filterWord } from '../../status/filter-word.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon, StatusIcon } from '../../ui/icon.tsx';
import { countWords } from './count-words.ts';

const ROWS = <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />;

/** What cuts across the states, the reasons for attention first. */
const REASONS = ['failing', 'overLimit', 'acknowledged'] as const satisfies StateFilter[];

/** Usually zero, and no news then. */
const FOLDED: readonly StateFilter[] = ['overLimit', 'other', 'unchecked', 'stale'];

interface StateCountsProps {
  sdkAppId: number;
  view: BoardView;
  /** Null before the first answer, and for what is not known yet. */
  counts: (Record<StateFilter, number | null> & { all: number }) | null;
  muted: boolean;
  /** Nothing is open, and nothing is unknown. */
  isClear: boolean;
  /** Stands below them. */
  children?: ReactNode;
}

/**
 * Lines in the rail, chips where it is narrow. Most zeros are dimmed, not removed, as a line that comes and goes moves the
 * others; what is seldom anything else lies folded at the end until it is.
 */
export function StateCounts({ sdkAppId, view, counts, muted, isClear, children }: StateCountsProps) {
  const text = useText();
  const words = useWords(countWords);
  const [isOpen, setOpen] = useState(false);
  const isFolded = (filter: StateFilter) =>
    FOLDED.includes(filter) && !view.states.includes(filter) && !counts?.[filter];
  const folded = counts ? FOLDED.filter(isFolded) : [];
  const nameOf = (filter: StateFilter) => filterWord(filter, text);
  const show = (states: StateFilter[]) => goTo({ page: 'app', sdkAppId, view: { ...view, states } });
  const toggled = (filter: StateFilter) =>
    STATE_FILTERS.filter((one) => view.states.includes(one) !== (one === filter));
  const count = (filter: StateFilter) => (
    <Count
      key={filter}
      filter={filter}
      name={nameOf(filter)}
      n={counts?.[filter] ?? null}
      pressed={view.states.includes(filter)}
      onPress={(add) => show(add ? toggled(filter) : view.states.join() === filter ? [] : [filter])}
      onAdd={view.states.length > 0 && !view.states.includes(filter) ? () => show(toggled(filter)) : null}
    />
  );
  return (
    <section
      data-muted={muted ? '' : undefined}
      className="group/counts min-w-0 max-columns:col-span-full max-columns:border-line max-columns:border-b"
    >
      <h2 className="px-2 pb-[5px] font-normal text-11 text-ink-3 max-columns:sr-only">{text.rail.states}</h2>
      <div className="flex gap-1.5 max-columns:overflow-x-auto max-columns:px-3.5 max-columns:pt-0.5 max-columns:pb-2 max-columns:[scrollbar-width:none] columns:grid columns:gap-px">
        {isClear && !view.states.includes('attention') ? <AllClear name={text.filter.allClear} /> : count('attention')}
        <Count
          filter={null}
          name={text.filter.all}
          n={counts?.all ?? null}
          pressed={view.states.length === 0}
          onPress={() => show([])}
          onAdd={null}
        />
        <hr className="mx-2 my-[5px] border-line max-columns:hidden" />
        {REASONS.filter((filter) => !isFolded(filter)).map(count)}
        <hr className="mx-2 my-[5px] border-line max-columns:hidden" />
        {STATUSES.filter((status) => !isFolded(status)).map(count)}
        {isFolded('stale') ? null : (
          <>
            <hr className="mx-2 my-[5px] border-line max-columns:hidden" />
            {count('stale')}
          </>
        )}
        {folded.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="flex h-[26px] items-center gap-2 rounded-2 px-2 text-ink-3 hover:bg-hover-paper hover:text-ink max-columns:hidden"
          >
            <Icon name="caret" className={`size-3 ${isOpen ? '' : '-rotate-90'}`} />
            <span className="cap-trim">{words.atZero(folded.length)}</span>
          </button>
        ) : null}
        {isOpen ? folded.map(count) : null}
        {children}
      </div>
    </section>
  );
}

/** In the place of what needs attention. */
function AllClear({ name }: { name: string }) {
  return (
    <p className="flex h-[26px] flex-none items-center gap-2 whitespace-nowrap px-2 text-ink-2 max-columns:h-8 max-columns:gap-1.5">
      <Icon name="tick" className="size-3" />
      <span className="cap-trim">{name}</span>
    </p>
  );
}

interface CountProps {
  filter: StateFilter | null;
  name: string;
  /** Null where it is not known: a zero would be a claim. */
  n: number | null;
  pressed: boolean;
  /** `add`: beside those already chosen. */
  onPress: (add: boolean) => void;
  onAdd: (() => void) | null;
}

function Count({ filter, name, n, pressed, onPress, onAdd }: CountProps) {
  const text = useText();
  const shouts = filter === 'attention' && n !== null && n > 0;
  const isFaint = n === 0 || n === null;
  return (
    <span className={`group/count relative flex flex-none ${isFaint && !pressed ? 'max-columns:hidden' : ''}`}>
      <button
        type="button"
        aria-pressed={pressed}
        // A zero has no colour: nothing is wrong there.
        data-s={isFaint ? undefined : (filter ?? undefined)}
        onClick={({ ctrlKey, metaKey }) => onPress(ctrlKey || metaKey)}
        className={`flex h-[26px] flex-1 items-center gap-2 whitespace-nowrap rounded-2 px-2 hover:bg-hover-paper aria-pressed:bg-hover-2 aria-pressed:font-medium max-columns:h-8 max-columns:gap-1.5 max-columns:border max-columns:px-2.5 max-columns:aria-pressed:border-violet ${
          isFaint && !pressed
            ? 'text-ink-3'
            : shouts
              ? 'text-problem-ink max-columns:border-problem-edge max-columns:bg-problem-tint'
              : 'text-ink-2 hover:text-ink group-data-muted/counts:text-ink-3 aria-pressed:text-ink max-columns:border-line-2 max-columns:bg-surface'
        }`}
      >
        {filter ? <StatusIcon name={filter} /> : <Icon name={ROWS} className="size-3" />}
        <span className="cap-trim">{name}</span>
        <b
          className={`cap-trim ml-auto max-columns:ml-0.5 ${shouts ? 'font-semibold group-data-muted/counts:font-normal' : isFaint ? 'font-normal' : 'font-normal text-ink group-data-muted/counts:text-ink-3'}`}
        >
          {n === null ? '–' : text.number(n)}
        </b>
      </button>
      {onAdd ? (
        <IconButton
          icon="plus"
          label={text.board.alsoShow(name)}
          onClick={onAdd}
          className="size-[26px] columns:absolute columns:right-7 columns:opacity-0 columns:focus-visible:opacity-100 columns:group-hover/count:opacity-100 max-columns:h-8"
        />
      ) : null}
    </span>
  );
}
