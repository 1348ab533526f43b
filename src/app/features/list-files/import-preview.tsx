import type { ReactNode } from 'react';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits.ts';
import { taskKey } from '#contract/task-ref.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { TaskIdText } from '../../ui/task-id.tsx';
import type { BadEntry } from './list-file.ts';
import type { ImportPlan, TaskChange } from './plan-import.ts';
import { listFileWords } from './words.ts';

/** A person reads no more, and a hostile file has a hundred thousand. */
const SHOWN = 100;
const PARTS = ['label', 'note', 'pinned'] as const;

/** What would happen to every entry, the doubtful ones first. */
export function ImportPreview({ plan, bad }: { plan: ImportPlan; bad: readonly BadEntry[] }) {
  const words = useWords(listFileWords);
  const { added, changed, limits, names } = plan;
  const lines: ReactNode[] = [
    ...bad.slice(0, SHOWN).map((entry) => <BadLine key={entry.where} entry={entry} />),
    ...changed.slice(0, SHOWN).map((change) => <ChangedLine key={taskKey(change.after)} change={change} />),
    ...limits.slice(0, SHOWN).map(({ before, after }) => (
      <Line key={`limits ${after.sdkAppId}`} verdict={words.verdicts.limits} what={after.sdkAppId}>
        <FromTo from={<LimitsText limits={before.limits} />} to={<LimitsText limits={after.limits} />} />
      </Line>
    )),
    ...names.slice(0, SHOWN).map(({ before, after }) => (
      <Line key={`name ${after.sdkAppId}`} verdict={words.verdicts.names} what={after.sdkAppId}>
        <FromTo from={before.name} to={after.name} />
      </Line>
    )),
    ...added.slice(0, SHOWN).map(({ after }) => (
      <Line key={taskKey(after)} verdict={words.verdicts.added} what={<TaskIdText taskId={after.taskId} />}>
        <bdi>{after.label || after.region}</bdi>
      </Line>
    )),
  ];
  const rest = [bad, changed, limits, names, added].reduce((sum, some) => sum + Math.max(0, some.length - SHOWN), 0);
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.file}
      className="min-h-0 flex-1 overflow-auto border-line border-t text-12 outline-offset-[-2px]"
    >
      {lines}
      {rest > 0 ? <li className="px-5 py-1.5 text-ink-3">{words.more(rest)}</li> : null}
    </ul>
  );
}

interface LineProps {
  verdict: string;
  what: ReactNode;
  loud?: boolean;
  children: ReactNode;
}

function Line({ verdict, what, loud = false, children }: LineProps) {
  return (
    <li className="grid grid-cols-[88px_184px_minmax(0,1fr)] gap-x-3 border-line-soft border-b px-5 py-1.5 max-columns:grid-cols-[88px_minmax(0,1fr)]">
      <b className={`font-medium ${loud ? 'text-problem-ink' : 'text-ink'}`}>{verdict}</b>
      <span className="min-w-0 truncate font-mono">{what}</span>
      <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere] max-columns:col-span-full">{children}</span>
    </li>
  );
}

function BadLine({ entry: { where, field, received } }: { entry: BadEntry }) {
  const words = useWords(listFileWords);
  return (
    <Line verdict={words.verdicts.bad} what={where} loud>
      {words.must[field ?? 'entry']}
      {words.received}
      <bdi className="font-mono">{received}</bdi>
    </Line>
  );
}

function ChangedLine({ change: { before, after } }: { change: TaskChange }) {
  const words = useWords(listFileWords);
  const value = (task: WatchlistTask | null, part: (typeof PARTS)[number]) =>
    part === 'pinned' ? (task?.pinned ? words.yes : words.no) : task?.[part];
  return (
    <Line verdict={words.verdicts.changed} what={<TaskIdText taskId={after.taskId} />}>
      {PARTS.filter((part) => before?.[part] !== after[part]).map((part) => (
        <span key={part} className="block">
          {words.parts[part]} <FromTo from={value(before, part)} to={value(after, part)} />
        </span>
      ))}
    </Line>
  );
}

function FromTo({ from, to }: { from: ReactNode; to: ReactNode }) {
  const words = useWords(listFileWords);
  return (
    <>
      <del className="text-ink-3">
        <bdi>{from || words.nothing}</bdi>
      </del>{' '}
      →{' '}
      <ins className="text-ink no-underline">
        <bdi>{to || words.nothing}</bdi>
      </ins>
    </>
  );
}

function LimitsText({ limits }: { limits: Limits | null }) {
  const text = useText();
  const words = useWords(listFileWords);
  const { idleMs, exitingMs, runningMs } = limits ?? DEFAULT_LIMITS;
  const length = (ms: number | null) => (ms === null ? words.forever : formatPeriod(ms, text.units));
  return words.limits(length(idleMs), length(exitingMs), length(runningMs));
}
