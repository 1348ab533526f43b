import type { ReactNode } from 'react';
import { type BoardView, WHOLE_BOARD } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { filterWord } from '../../status/filter-word.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import type { Annotations, BoardRow } from '../../watch/board-rows.ts';
import { rowTest } from '../../watch/row-order.ts';
import { emptyWords } from './empty-words.ts';

interface BoardEmptyProps {
  sdkAppId: number;
  view: BoardView;
  /** The whole list, before it is filtered. */
  rows: ReadonlyMap<string, BoardRow>;
  annotations: Annotations;
  /** Where tasks can be added. */
  paste: ReactNode;
  /** What the search means if it is more than a word. */
  answer: ReactNode;
}

/** Why there are no rows, and what to do about it. */
export function BoardEmpty(props: BoardEmptyProps) {
  const { rows, answer } = props;
  return (
    <>
      {answer ? <div className="border-line border-b empty:hidden">{answer}</div> : null}
      {rows.size === 0 ? <NothingKnown {...props} /> : <AllFiltered {...props} />}
    </>
  );
}

function NothingKnown({ sdkAppId, view, paste }: BoardEmptyProps) {
  const words = useWords(emptyWords);
  const mine = view.list === 'mine';
  return (
    <EmptyState mark="nothing" title={mine ? words.noMineTitle : words.noneTitle(sdkAppId)}>
      <p className="text-pretty">{mine ? words.noMineText(sdkAppId) : words.noneText}</p>
      {paste}
      {mine ? (
        <p className="mt-3 text-13">
          <Link to={{ page: 'app', sdkAppId, view: { ...view, list: 'all' } }} className="underline">
            {words.showAll}
          </Link>
        </p>
      ) : null}
    </EmptyState>
  );
}

/** Says what was searched, which filters hide how many, and takes each of them away by itself. */
function AllFiltered({ sdkAppId, view, rows, annotations, answer }: BoardEmptyProps) {
  const text = useText();
  const words = useWords(emptyWords);
  const q = view.q.trim();
  const isSearch = q !== '';
  const hasOtherFilters = isFiltered({ ...view, q: '' });
  const show = (change: Partial<BoardView>) => goTo({ page: 'app', sdkAppId, view: { ...view, ...change } });
  const without = (['states', 'region', 'q'] as const).flatMap((filter) => {
    const rest = { ...view, [filter]: WHOLE_BOARD[filter] };
    const left = isFiltered(rest) ? [...rows.values()].filter(rowTest(rest, annotations)).length : 0;
    return left > 0 ? [words.without[filter](left)] : [];
  });
  return (
    <EmptyState mark="filtered" title={isSearch ? words.notFoundTitle(q) : words.filteredTitle(rows.size)}>
      {isSearch ? <p className="text-pretty">{words.searched(rows.size)}</p> : null}
      {isSearch && !hasOtherFilters ? null : (
        <>
          <p className={isSearch ? 'mt-2' : undefined}>{words.filteredText}</p>
          <ul className="mt-3 flex flex-wrap gap-1.5">
            {view.states.map((state) => (
              <Chip
                key={state}
                name={words.state}
                onRemove={() => show({ states: view.states.filter((other) => other !== state) })}
              >
                {filterWord(state, text)}
              </Chip>
            ))}
            {view.region ? (
              <Chip name={words.region} onRemove={() => show({ region: null })}>
                {view.region}
              </Chip>
            ) : null}
            {view.q ? (
              <Chip name={words.search} onRemove={() => show({ q: '' })}>
                {view.q}
              </Chip>
            ) : null}
          </ul>
        </>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
        <Button look={answer ? 'plain' : 'primary'} onClick={() => show({ states: [], region: null, q: '' })}>
          {words.clear(rows.size)}
        </Button>
        {isSearch ? (
          <Link to={{ page: 'ended', sdkAppId, q, why: '', day: '' }} className="underline">
            {words.searchEnded}
          </Link>
        ) : null}
      </div>
      {without.length > 0 ? <p className="mt-3 text-12 text-ink-3">{text.sentences(without)}</p> : null}
    </EmptyState>
  );
}

function isFiltered({ states, region, q }: BoardView): boolean {
  return states.length > 0 || region !== null || q !== '';
}

function Chip({ name, onRemove, children }: { name: string; onRemove: () => void; children: ReactNode }) {
  const words = useWords(emptyWords);
  return (
    <li className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-2 border border-line-2 bg-surface pr-1 pl-2 text-12">
      <span className="flex-none">{name}</span> <span className="truncate font-medium text-ink">{children}</span>
      <IconButton icon="close" label={words.remove(name)} className="size-[18px] [&>svg]:size-2.5" onClick={onRemove} />
    </li>
  );
}
