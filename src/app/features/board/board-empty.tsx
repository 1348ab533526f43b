import type { ReactNode } from 'react';
import type { BoardView } from '../../address.ts';
import { emptyWords } from '../../i18n/empty-words.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface BoardEmptyProps {
  sdkAppId: number;
  view: BoardView;
  /** How many tasks the list has before it is filtered. */
  all: number;
  onAdd: () => void;
}

/** Why there are no rows, and what to do about it. */
export function BoardEmpty(props: BoardEmptyProps) {
  return props.all === 0 ? <NothingKnown {...props} /> : <AllFiltered {...props} />;
}

function NothingKnown({ sdkAppId, view, onAdd }: Omit<BoardEmptyProps, 'all'>) {
  const text = useText();
  const words = useWords(emptyWords);
  const mine = view.list === 'mine';
  return (
    <EmptyState mark="nothing" title={mine ? words.noMineTitle : words.noneTitle(sdkAppId)}>
      <p className="text-pretty">{mine ? words.noMineText(sdkAppId) : words.noneText}</p>
      <div className="mt-4 flex gap-2 text-13">
        <Button look="primary" icon="plus" onClick={onAdd}>
          {text.board.add}
        </Button>
        {mine ? (
          <Button look="ghost" onClick={() => goTo({ page: 'app', sdkAppId, view: { ...view, list: 'all' } })}>
            {words.showAll}
          </Button>
        ) : null}
      </div>
    </EmptyState>
  );
}

/** Says which filters hide how many, and takes each of them away by itself. */
function AllFiltered({ sdkAppId, view, all }: Omit<BoardEmptyProps, 'onAdd'>) {
  const text = useText();
  const words = useWords(emptyWords);
  const show = (change: Partial<BoardView>) =>
    goTo({ page: 'app', sdkAppId, view: { ...view, ...change } }, { replace: true });
  return (
    <EmptyState mark="filtered" title={words.filteredTitle(all)}>
      <p>{words.filteredText}</p>
      <ul className="mt-3 flex flex-wrap gap-1.5">
        {view.states.map((state) => (
          <Chip
            key={state}
            name={words.state}
            onRemove={() => show({ states: view.states.filter((other) => other !== state) })}
          >
            {state === 'attention' || state === 'stuck' || state === 'stale' ? text.filter[state] : text.status[state]}
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
      <div className="mt-4 text-13">
        <Button look="primary" onClick={() => show({ states: [], region: null, q: '' })}>
          {words.clear(all)}
        </Button>
      </div>
    </EmptyState>
  );
}

function Chip({ name, onRemove, children }: { name: string; onRemove: () => void; children: ReactNode }) {
  const words = useWords(emptyWords);
  return (
    <li className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-2 border border-line-2 bg-surface pr-1 pl-2 text-12">
      {name} <span className="truncate font-medium text-ink">{children}</span>
      <IconButton icon="close" label={words.remove(name)} className="size-[18px] [&>svg]:size-2.5" onClick={onRemove} />
    </li>
  );
}
