import { statusOf } from '#contract/status.ts';
import type { TaskAnswer } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { isStale } from '../../status/stale.ts';
import { TroubleSegment } from '../../status/status-badge.tsx';
import { useTicking } from '../../time/use-ticking.ts';
import { CopyIcon } from '../../ui/copy.tsx';
import { StatusIcon } from '../../ui/icon.tsx';
import { stateSentence } from './state-sentence.ts';
import { taskWords } from './words.ts';

/** The answer to "is it alive?", large and in words. */
export function StateHead({ view, staleAfterMs, muted }: { view: TaskAnswer; staleAfterMs: number; muted: boolean }) {
  const text = useText();
  const words = useWords(taskWords);
  const zone = useZone();
  const status = statusOf(view);
  const failing = view.incidents.find(({ cause }) => cause === 'failing');
  const overLimit = view.incidents.find(({ cause }) => cause === 'overLimit')?.overLimit ?? null;
  const stale = useTicking((now) => isStale(view, now, staleAfterMs));
  const sentence = useTicking((now) =>
    stateSentence(view, { now, zone, stale, isFailing: failing !== undefined, overLimit, text, words }),
  );
  return (
    <section className="px-6 pt-5.5 pb-5 max-columns:p-3.5" data-muted={stale || muted ? '' : undefined}>
      <div className="flex gap-3.5 columns:items-center">
        <span
          data-s={status}
          className={`grid size-11 flex-none place-items-center rounded-3 ${stale || muted ? 'bg-sunken' : 'bg-(--status-ground)'}`}
        >
          <StatusIcon name={status} className="size-5.5" />
        </span>
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-2.5 text-28 leading-[1.15] tracking-[-.02em] max-columns:text-20">
            {status === 'other' ? <bdi className="break-all font-mono">{view.apiStatus}</bdi> : text.status[status]}
            {status === 'ended' ? <span className="font-normal text-ink-3">{words.inferred}</span> : null}
            {failing && view.problem ? (
              <span className="font-normal text-13 tracking-normal">
                <TroubleSegment name="failing" word={words.failing(view.problem.count)} />
              </span>
            ) : stale ? (
              <span className="font-normal text-13 tracking-normal">
                <TroubleSegment name="stale" word={text.filter.stale} />
              </span>
            ) : overLimit ? (
              <span className="font-normal text-13 tracking-normal">
                <TroubleSegment name="overLimit" word={text.filter.overLimit} />
              </span>
            ) : null}
          </h1>
          <p className="mt-[3px] text-pretty text-14 text-ink-2">{sentence}</p>
        </div>
      </div>
      <p className="mt-4 flex items-center gap-1.5 font-mono text-13">
        <span className="mr-1 flex-none font-sans text-12 text-ink-3 tracking-normal">TaskId</span>
        <span className="min-w-0 break-all">{view.taskId}</span>
        <CopyIcon value={view.taskId} label={text.copy.taskId} />
      </p>
    </section>
  );
}
