import type { ReactNode } from 'react';
import type { TaskAnswer } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { QuietSegment, TroubleSegment } from '../../status/status-badge.tsx';
import { formatPeriod } from '../../time/format-duration.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { CopyIcon } from '../../ui/copy.tsx';
import { StatusIcon } from '../../ui/icon.tsx';
import type { BoardRow } from '../../watch/board-rows.ts';
import { headline } from './headline.ts';
import { LabelField } from './label-field.tsx';
import { stateSentence } from './state-sentence.ts';
import { TaskSigns } from './task-signs.tsx';
import { taskWords } from './words.ts';

interface StateHeadProps {
  answer: TaskAnswer;
  row: BoardRow;
  /** Nothing new can be learnt at present, of whatever task. */
  muted: boolean;
  /** What a person can do about its incidents; stands below their facts. */
  acts: ReactNode;
}

/** The answer to "is it alive?", large and in words, and beside it what speaks for and against it. */
export function StateHead({ answer, row, muted, acts }: StateHeadProps) {
  const text = useText();
  const words = useWords(taskWords);
  const incidentText = useWords(incidentWords);
  const zone = useZone();
  const { status, stale, isMuted } = row;
  const failing = row.incidents.find(({ cause }) => cause === 'failing');
  const isFailing = failing !== undefined;
  const isAlarm = isFailing && failing.acknowledgement === null;
  const drained = !isFailing && (stale || muted || isMuted);
  const wide = isMuted ? answer.incidents[0] : undefined;
  const sentence = useTicking((now) => stateSentence(row, { now, zone, wide, text, words, incidentText }));
  const mark = isFailing ? 'failing' : status;
  const word = headline(row, text, words);
  return (
    <section className="flex flex-wrap gap-x-6 gap-y-4 px-6 pt-4 pb-5 max-columns:p-3.5">
      <div className="min-w-0 flex-1 basis-[26rem]" data-muted={drained ? '' : undefined}>
        <LabelField task={answer} />
        <div className="mt-2.5 flex gap-3.5 columns:items-center">
          <span
            data-s={isFailing && !isAlarm ? 'acknowledged' : mark}
            className={`grid size-11 flex-none place-items-center rounded-3 ${drained ? 'bg-sunken' : 'bg-(--status-ground)'}`}
          >
            <StatusIcon name={mark} className="size-5.5" />
          </span>
          <div className="min-w-0">
            <h1
              className={`flex flex-wrap items-center gap-x-2.5 gap-y-1 text-28 leading-[1.15] tracking-[-.02em] max-columns:text-20 ${isAlarm ? 'text-problem-ink' : ''}`}
            >
              {mark === 'other' ? <bdi className="break-all font-mono">{word}</bdi> : word}{' '}
              {mark === 'ended' ? <span className="font-normal text-ink-3">{words.inferred}</span> : null}
              <Marks row={row} />
            </h1>
            <p className="mt-[3px] text-pretty text-14 text-ink-2">{sentence}</p>
          </div>
        </div>
        <p className="mt-4 flex items-center gap-1.5 font-mono text-13">
          <span className="mr-1 flex-none font-sans text-12 text-ink-3 tracking-normal">TaskId</span>
          <span className="min-w-0 break-all">{answer.taskId}</span>
          <CopyIcon value={answer.taskId} label={text.copy.taskId} />
        </p>
      </div>
      <TaskSigns answer={answer} row={row} acts={acts} />
    </section>
  );
}

/** What stands beside the headline: how often, how late, who has it. */
function Marks({ row: { trouble, incidents, isRetrying, isMuted, stale } }: { row: BoardRow }) {
  const text = useText();
  const mark = () => {
    const [worst] = incidents;
    if (trouble === 'acknowledged') return <QuietSegment name="acknowledged" word={text.filter.acknowledged} />;
    if (trouble === 'failing' && worst && worst.times > 1) {
      const period = formatPeriod(worst.since - worst.firstSince, text.units);
      return <TroubleSegment name="failing" word={text.board.again(worst.times, period)} />;
    }
    if (trouble === 'overLimit') return <TroubleSegment name="overLimit" word={text.filter.overLimit} />;
    if (isRetrying) return <QuietSegment name="retrying" word={text.filter.retrying} />;
    return stale && !isMuted && trouble !== 'failing' ? <TroubleSegment name="stale" word={text.filter.stale} /> : null;
  };
  const shown = mark();
  return shown ? <span className="font-normal text-13 tracking-normal">{shown}</span> : null;
}
