import type { ReactNode } from 'react';
import { isLive } from '#contract/status.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useWords } from '../../i18n/use-text.ts';
import { labelTask } from '../../persistence/edit-watchlist.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { formatExact, formatMoment, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Age, Running } from '../../time/ticking.tsx';
import { CopyIcon } from '../../ui/copy.tsx';
import { taskWords } from './words.ts';

export function TaskFacts({ view }: { view: TaskView }) {
  const words = useWords(taskWords);
  const zone = useZone();
  const { startTime, answeredAt, apiStatus, stateSince, lastAlive } = view;
  const until = isLive(view) ? null : (lastAlive?.at ?? null);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-line border-y px-6 py-3.5 max-columns:px-3.5 columns:grid-cols-3 wide:flex wide:justify-between">
      <Fact name={words.label}>
        <Label view={view} />
      </Fact>
      <Fact name={`${words.started} ${zoneOffset(zone, serverNow())}`}>
        <span title={formatExact(startTime)}>{formatMoment(startTime, zone)}</span>
      </Fact>
      <Fact name={words.running}>
        {startTime === null || (!isLive(view) && until === null) ? (
          '–'
        ) : (
          <>
            {until === null ? null : <span className="text-ink-3">≥ </span>}
            <Running since={startTime} until={until} />
          </>
        )}
      </Fact>
      <Fact name={words.answered}>
        {answeredAt === null ? (
          words.notAnswered
        ) : (
          <span title={formatExact(answeredAt)}>
            <Age since={answeredAt} ago />
          </span>
        )}{' '}
        <bdi className="text-12 text-ink-3">{apiStatus}</bdi>
      </Fact>
      <Fact name={words.since}>
        {stateSince === null ? (
          '–'
        ) : (
          <span title={formatExact(stateSince)}>
            <Age since={stateSince} />
          </span>
        )}
      </Fact>
      <Fact name={words.region}>{view.region}</Fact>
      <Fact name={words.requestId}>
        {view.requestId === null ? (
          <span className="text-ink-3">{words.none}</span>
        ) : (
          <span className="inline-flex items-center gap-0.5">
            <span className="font-mono text-12" title={view.requestId}>
              {view.requestId.length > 20
                ? `${view.requestId.slice(0, 8)}…${view.requestId.slice(-6)}`
                : view.requestId}
            </span>
            <CopyIcon value={view.requestId} label={words.copyRequestId} className="-my-1.5 size-6" />
          </span>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-0.5 text-11 text-ink-3">{name}</dt>
      <dd className="min-w-0 wide:whitespace-nowrap [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** A name for oneself. Giving one keeps the task on the watchlist. */
function Label({ view }: { view: TaskView }) {
  const words = useWords(taskWords);
  const key = taskKey(view);
  const label = useWatchlist(({ tasks }) => tasks.find((task) => taskKey(task) === key)?.label ?? '');
  return (
    <input
      key={label}
      aria-label={words.label}
      placeholder={words.labelHint}
      defaultValue={label}
      maxLength={80}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      onBlur={(event) => {
        if (event.target.value !== label) labelTask(view, event.target.value);
      }}
      className="-mx-1 w-40 max-w-full rounded-1 border-line-2 border-b bg-transparent px-1 hover:bg-hover"
    />
  );
}
