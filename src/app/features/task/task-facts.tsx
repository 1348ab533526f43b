import type { ReactNode } from 'react';
import { isLive } from '#contract/status.ts';
import type { TaskAnswer, TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatDuration } from '../../time/format-duration.ts';
import { formatClock, formatExact, formatMoment, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Age, Running } from '../../time/ticking.tsx';
import { useTicking } from '../../time/use-ticking.ts';
import { CopyIcon } from '../../ui/copy.tsx';
import type { BoardRow } from '../../watch/board-rows.ts';
import { taskWords } from './words.ts';

/**
 * What is known for certain, and when. Of a task that fails, what it last was and what last came are two facts. How old
 * the state is and which error came stand in the sentence above and the panel below.
 */
export function TaskFacts({ answer, row }: { answer: TaskAnswer; row: BoardRow }) {
  const words = useWords(taskWords);
  const zone = useZone();
  const { answeredAt, apiStatus, problem, stateSince, stateNotBefore, requestId } = answer;
  const isFailing = row.incidents.some(({ cause }) => cause === 'failing');
  const isDoubted = isFailing || row.isRetrying || row.isMuted;
  const isOver = row.status === 'ended';
  return (
    <dl
      className={`grid grid-cols-2 gap-x-6 gap-y-3 border-line border-y px-6 py-3.5 max-columns:px-3.5 wide:flex wide:justify-between ${isOver ? 'lines:grid-cols-4' : 'lines:grid-cols-3'}`}
    >
      {isOver ? (
        <EndFacts view={answer} />
      ) : (
        <Fact name={words.confirmed}>
          {answeredAt === null ? (
            words.notConfirmed
          ) : (
            <span title={formatExact(answeredAt)}>{formatClock(answeredAt, zone, serverNow())}</span>
          )}{' '}
          <bdi className="text-12 text-ink-3">{apiStatus}</bdi>
        </Fact>
      )}
      {problem && isDoubted ? (
        <Fact name={words.failedCheck}>
          <span title={formatExact(problem.at)}>
            <Age since={problem.at} ago />
          </span>
        </Fact>
      ) : null}
      {isFailing || row.isRetrying ? <NextTry at={answer.nextTryAt} /> : null}
      {isOver || isFailing || stateSince === null ? null : (
        <Fact name={words.since}>
          <span title={formatExact(stateSince)}>
            {stateNotBefore === null ? <span className="text-ink-3">≥ </span> : null}
            <Age since={stateSince} />
          </span>{' '}
          <span className="text-12 text-ink-3">{formatClock(stateSince, zone, serverNow())}</span>
        </Fact>
      )}
      {answer.startTime === null && !isLive(answer) ? null : <Start view={answer} />}
      <Fact name={words.region}>{answer.region}</Fact>
      {problem?.requestId && problem.requestId === requestId ? null : (
        <Fact name={words.requestId}>
          {requestId === null ? (
            <span className="text-ink-3">{words.none}</span>
          ) : (
            <span className="inline-flex items-center gap-0.5">
              <span className="font-mono text-12" title={requestId}>
                {requestId.length > 20 ? `${requestId.slice(0, 8)}…${requestId.slice(-6)}` : requestId}
              </span>
              <CopyIcon value={requestId} label={words.copyRequestId} className="-my-1.5 size-6" />
            </span>
          )}
        </Fact>
      )}
    </dl>
  );
}

function NextTry({ at }: { at: number | null }) {
  const text = useText();
  const words = useWords(taskWords);
  const zone = useZone();
  const left = useTicking((now) => (at === null || at - now < 1_000 ? null : formatDuration(at - now, text.units)));
  return (
    <Fact name={words.nextTry}>
      {at === null ? (
        words.notRetried
      ) : left === null ? (
        words.now
      ) : (
        <>
          {words.in(left)} <span className="text-12 text-ink-3">{formatClock(at, zone, serverNow())}</span>
        </>
      )}
    </Fact>
  );
}

/** The later of the two looks between which it ended. */
function EndFacts({ view: { firstGoneAt } }: { view: TaskView }) {
  const words = useWords(taskWords);
  const zone = useZone();
  return (
    <Fact name={`${words.ended} ${zoneOffset(zone, firstGoneAt ?? serverNow())}`}>
      <span title={formatExact(firstGoneAt)}>{formatMoment(firstGoneAt, zone)}</span>
    </Fact>
  );
}

function Start({ view }: { view: TaskView }) {
  const words = useWords(taskWords);
  const zone = useZone();
  const { startTime, lastAlive } = view;
  const until = isLive(view) ? null : (lastAlive?.at ?? null);
  return (
    <>
      <Fact name={`${words.started} ${zoneOffset(zone, startTime ?? serverNow())}`}>
        <span title={formatExact(startTime)}>{formatMoment(startTime, zone)}</span>
      </Fact>
      <Fact name={until === null ? words.running : words.ran}>
        {startTime === null || (!isLive(view) && until === null) ? (
          '–'
        ) : (
          <>
            {until === null ? null : <span className="text-ink-3">≥ </span>}
            <Running since={startTime} until={until} />
          </>
        )}
      </Fact>
    </>
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
