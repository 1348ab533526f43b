import type { BoardView, StateFilter } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { STATUSES } from '../../status/status.ts';
import { Icon, StatusIcon } from '../../ui/icon.tsx';

interface StateCountsProps {
  sdkAppId: number;
  view: BoardView;
  counts: Record<StateFilter, number>;
  all: number;
  drained: boolean;
}

/** Lines in the rail, chips where it is narrow. Zero is dimmed, not removed: a line that comes and goes moves the others. */
export function StateCounts({ sdkAppId, view, counts, all, drained }: StateCountsProps) {
  const text = useText();
  const count = (filter: StateFilter, name: string) => (
    <Count
      filter={filter}
      name={name}
      n={counts[filter]}
      pressed={view.state === filter}
      onPress={() =>
        goTo(
          { page: 'app', sdkAppId, view: { ...view, state: view.state === filter ? null : filter } },
          { replace: true },
        )
      }
    />
  );
  return (
    <section
      data-drained={drained ? '' : undefined}
      className="group/counts min-w-0 max-columns:col-span-full max-columns:border-line max-columns:border-b"
    >
      <h2 className="px-2 pb-[5px] font-normal text-11 text-ink-3 max-columns:sr-only">{text.rail.states}</h2>
      <div className="flex gap-1.5 max-columns:overflow-x-auto max-columns:px-3.5 max-columns:pt-0.5 max-columns:pb-2 max-columns:[scrollbar-width:none] columns:grid columns:gap-px">
        {count('attention', text.filter.attention)}
        <Count
          filter={null}
          name={text.filter.all}
          n={all}
          pressed={view.state === null}
          onPress={() => goTo({ page: 'app', sdkAppId, view: { ...view, state: null } }, { replace: true })}
        />
        <hr className="mx-2 my-[5px] border-line max-columns:hidden" />
        {STATUSES.map((status) => (
          <div key={status} className="contents">
            {count(status, text.status[status])}
          </div>
        ))}
        <hr className="mx-2 my-[5px] border-line max-columns:hidden" />
        {count('stale', text.filter.stale)}
      </div>
    </section>
  );
}

interface CountProps {
  filter: StateFilter | null;
  name: string;
  n: number;
  pressed: boolean;
  onPress: () => void;
}

function Count({ filter, name, n, pressed, onPress }: CountProps) {
  const text = useText();
  const shouts = filter === 'attention' && n > 0;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      data-s={filter ?? undefined}
      onClick={onPress}
      className={`flex h-[26px] flex-none items-center gap-2 whitespace-nowrap rounded-2 px-2 hover:bg-hover-paper aria-pressed:bg-hover-2 aria-pressed:font-medium max-columns:h-8 max-columns:gap-1.5 max-columns:border max-columns:px-2.5 max-columns:aria-pressed:border-violet ${
        n === 0 && !pressed
          ? 'text-ink-3 max-columns:hidden'
          : shouts
            ? 'text-problem-ink group-data-drained/counts:text-ink-3 max-columns:border-problem-edge max-columns:bg-problem-tint'
            : 'text-ink-2 hover:text-ink group-data-drained/counts:text-ink-3 aria-pressed:text-ink max-columns:border-line-2 max-columns:bg-surface'
      }`}
    >
      {filter ? <StatusIcon name={filter} /> : <Icon name="rows" className="size-3" />}
      <span className="cap-trim">{name}</span>
      <b
        className={`cap-trim ml-auto max-columns:ml-0.5 ${shouts ? 'font-semibold group-data-drained/counts:font-normal' : n === 0 ? 'font-normal' : 'font-normal text-ink group-data-drained/counts:text-ink-3'}`}
      >
        {text.number(n)}
      </b>
    </button>
  );
}
