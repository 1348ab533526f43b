import { addWords } from '../../i18n/add-words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import type { PastedLine } from './parse-paste.ts';

/** All lines count, but nobody reads more than these, and thousands would make typing slow. */
const MOST_SHOWN = 200;

const SIGN = { new: 'plus', there: 'tick', twice: 'tick', bad: 'close' } as const;
const HUE = { new: 'text-violet', there: 'text-ink-2', twice: 'text-ink-2', bad: 'text-problem' } as const;
const WORD = {
  new: 'font-medium text-ink',
  there: 'text-ink-2',
  twice: 'text-ink-2',
  bad: 'text-problem-ink',
} as const;

export function PasteVerdicts({ lines }: { lines: readonly PastedLine[] }) {
  const words = useWords(addWords);
  const count = (kind: PastedLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return (
    <>
      <p aria-live="polite" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-5 pb-2 text-12 text-ink-2">
        <strong className="font-semibold text-13 text-ink">{words.lines(lines.length)}</strong>
        {(['new', 'there', 'twice', 'bad'] as const).map((kind) =>
          count(kind) > 0 ? <span key={kind}>{words.counts[kind](count(kind))}</span> : null,
        )}
      </p>
      <ol className="min-h-24 flex-[0_1_auto] overflow-auto border-line border-t">
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <Verdict key={line.line} line={line} />
        ))}
        {lines.length > MOST_SHOWN ? (
          <li className="px-5 py-2 text-12 text-ink-3">{words.more(lines.length - MOST_SHOWN)}</li>
        ) : null}
      </ol>
    </>
  );
}

function Verdict({ line }: { line: PastedLine }) {
  const words = useWords(addWords);
  return (
    <li className="grid min-h-8 grid-cols-[34px_20px_116px_minmax(0,1fr)_auto] items-center border-line-soft border-b py-1 pr-5 last:border-0 max-columns:grid-cols-[28px_20px_minmax(0,1fr)] max-columns:pr-3.5">
      <span className="pr-2.5 text-right font-mono text-11 text-ink-3">{line.line}</span>
      <span className={`grid place-items-center ${HUE[line.kind]}`}>
        <Icon name={SIGN[line.kind]} className="size-[13px] stroke-2" />
      </span>
      <span className={`pl-1 ${WORD[line.kind]}`}>{words.verdict[line.kind]}</span>
      <span className="min-w-0 text-12 max-columns:col-start-3 max-columns:pl-1">
        {line.kind === 'bad' ? (
          <>
            <Faulty text={line.text} at={line.at} />
            <span className="block text-ink-3">{words.why[line.fault]}</span>
          </>
        ) : (
          <>
            <span title={line.ref.taskId}>
              <TaskIdText taskId={line.ref.taskId} />
            </span>
            {line.fromLink ? <span className="block text-ink-3">{words.fromLink}</span> : null}
          </>
        )}
      </span>
      {line.kind === 'bad' ? null : (
        <span className="whitespace-nowrap text-right text-12 text-ink-3 max-columns:col-start-3 max-columns:pl-1 max-columns:text-left">
          {line.ref.sdkAppId} · {line.ref.region}
        </span>
      )}
    </li>
  );
}

const AROUND = 24;

/** The fault is marked where it stands, with as much around it as one line holds. */
function Faulty({ text, at }: { text: string; at: [number, number] | null }) {
  if (at === null) return <bdi className="block truncate font-mono">{text.slice(0, 3 * AROUND)}</bdi>;
  const [from, to] = at;
  const before = text.slice(Math.max(0, from - AROUND), from);
  return (
    <bdi className="block truncate font-mono">
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
