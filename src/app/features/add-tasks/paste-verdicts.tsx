import { useWords } from '../../i18n/use-text.ts';
import { notServedWords } from '../../status/not-served-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import type { PastedLine } from './parse-paste.ts';
import { addWords } from './words.ts';

/** All lines count, but a person reads no more than these, and thousands would make typing slow. */
const MAX_SHOWN = 200;

const SIGN = { new: 'plus', there: 'tick', twice: 'tick', notServed: 'close', bad: 'close' } as const;
const HUE = {
  new: 'text-violet',
  there: 'text-ink-2',
  twice: 'text-ink-2',
  notServed: 'text-problem',
  masked: 'text-problem',
  bad: 'text-problem',
} as const;
const WORD = {
  new: 'font-medium text-ink',
  there: 'text-ink-2',
  twice: 'text-ink-2',
  notServed: 'text-problem-ink',
  masked: 'text-problem-ink',
  bad: 'text-problem-ink',
} as const;
const KINDS = ['new', 'there', 'twice', 'notServed', 'masked', 'bad'] as const;

interface PasteVerdictsProps {
  lines: readonly PastedLine[];
  records: number;
  without: number;
}

export function PasteVerdicts({ lines, records, without }: PasteVerdictsProps) {
  const words = useWords(addWords);
  const counts = KINDS.map((kind) => [kind, lines.filter((line) => line.kind === kind).length] as const);
  return (
    <>
      <p aria-live="polite" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-5 pb-2 text-12 text-ink-2">
        <strong className="font-semibold text-13 text-ink">{words.found(records, lines.length)}</strong>
        {counts.map(([kind, count]) => (count > 0 ? <span key={kind}>{words.counts[kind](count)}</span> : null))}
        {without > 0 ? <span>{words.without(without)}</span> : null}
      </p>
      <ol
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.found(records, lines.length)}
        className="min-h-24 flex-[0_1_auto] overflow-auto border-line border-t outline-offset-[-2px]"
      >
        {lines.slice(0, MAX_SHOWN).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line may hold several, and nothing in them keeps a state
          <Verdict key={index} line={line} />
        ))}
        {lines.length > MAX_SHOWN ? (
          <li className="px-5 py-2 text-12 text-ink-3">{words.more(lines.length - MAX_SHOWN)}</li>
        ) : null}
      </ol>
    </>
  );
}

function Verdict({ line }: { line: PastedLine }) {
  const words = useWords(addWords);
  const reasons = useWords(notServedWords);
  return (
    <li className="grid min-h-8 grid-cols-[34px_20px_116px_minmax(0,1fr)_auto] items-center border-line-soft border-b py-1 pr-5 last:border-0 max-columns:grid-cols-[28px_20px_minmax(0,1fr)] max-columns:pr-3.5">
      <span className="pr-2.5 text-right font-mono text-11 text-ink-3">{line.line}</span>
      <span className={`grid place-items-center ${HUE[line.kind]}`}>
        {line.kind === 'masked' ? <HiddenSign /> : <Icon name={SIGN[line.kind]} className="size-[13px] stroke-2" />}
      </span>
      <span className={`pl-1 ${WORD[line.kind]}`}>{words.verdict[line.kind]}</span>
      <span className="min-w-0 text-12 max-columns:col-start-3 max-columns:pl-1">
        {'fault' in line ? (
          <>
            <Faulty text={line.text} at={line.at} />
            <span className="block text-ink-3">{words.why[line.fault]}</span>
          </>
        ) : (
          <>
            <span title={line.ref.taskId}>
              <TaskIdText taskId={line.ref.taskId} />
            </span>
            {line.kind === 'notServed' ? (
              <span className="block text-ink-3">{reasons.why[line.why](line.ref)}</span>
            ) : line.source === 'line' ? null : (
              <span className="block text-ink-3">{words.from(words.source[line.source], line.own)}</span>
            )}
          </>
        )}
      </span>
      {'fault' in line ? null : (
        <span className="whitespace-nowrap text-right text-12 text-ink-3 max-columns:col-start-3 max-columns:pl-1 max-columns:text-left">
          {line.ref.sdkAppId} · {line.ref.region}
        </span>
      )}
    </li>
  );
}

/** An eye that is struck out: something is hidden here. */
function HiddenSign() {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      className="size-3.5"
    >
      <path d="m2.5 2.5 11 11M6.3 4A6 6 0 0 1 8 3.8c3 0 5 2.4 6 4.2-.4.7-1 1.5-1.7 2.2M4.3 5.3C3.2 6 2.5 7 2 8c1 1.8 3 4.2 6 4.2.8 0 1.5-.2 2.2-.5" />
    </svg>
  );
}

const AROUND = 24;

/** The fault is marked where it stands, with as much around it as one line holds. */
function Faulty({ text, at }: { text: string; at: [number, number] | null }) {
  if (at === null)
    return (
      <bdi title={text} className="block truncate font-mono">
        {text.slice(0, 3 * AROUND)}
      </bdi>
    );
  const [from, to] = at;
  const before = text.slice(Math.max(0, from - AROUND), from);
  return (
    <bdi title={text} className="block truncate font-mono">
      {from > AROUND ? <span className="text-ink-3">…</span> : null}
      {before}
      <mark className="whitespace-pre bg-problem-tint px-px text-problem-ink">
        {text.slice(from, Math.min(to, from + AROUND))}
      </mark>
      {text.slice(to, to + AROUND)}
      {text.length > to + AROUND ? <span className="text-ink-3">…</span> : null}
    </bdi>
  );
}
