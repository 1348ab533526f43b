import { type ReactNode, useState } from 'react';
import { useText, useWords } from '../../i18n/use-text.ts';
import { notServedWords } from '../../status/not-served-words.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import type { Needs, PastedLine } from './paste/judge-paste.ts';
import type { Pasted } from './paste/parse-paste.ts';
import { quoted, whyOf } from './why-of.ts';
import { type AddWords, addWords, type Verdict } from './words.ts';

/** All lines count, but a person reads no more than these, and thousands would make typing slow. */
const MAX_SHOWN = 200;

const SIGN = { new: 'plus', there: 'tick', notServed: 'close', bad: 'close', not: 'close' } as const;
const HUE: Record<Verdict, string> = {
  new: 'text-violet',
  there: 'text-ink-2',
  doubtful: 'text-ink-2',
  notServed: 'text-problem',
  masked: 'text-problem',
  bad: 'text-problem',
  not: 'text-ink-3',
};
const WORD: Record<Verdict, string> = {
  new: 'font-medium text-ink',
  there: 'text-ink-2',
  doubtful: 'font-medium text-ink underline decoration-dashed decoration-edge underline-offset-4',
  notServed: 'text-problem-ink',
  masked: 'text-problem-ink',
  bad: 'text-problem-ink',
  not: 'text-ink-3',
};
const KINDS = ['new', 'doubtful', 'there', 'notServed', 'masked', 'bad', 'not'] as const;
/** These want a person: all others are added, or are there. */
const TO_LOOK_AT: ReadonlySet<Verdict> = new Set(['doubtful', 'notServed', 'masked', 'bad']);
/** What is no TaskId is one line for all of them, with the first few. */
const MAX_NAMED = 6;
/** Between more values than these a person does not choose in a row. */
const MAX_CHOICES = 2;

interface PasteVerdictsProps {
  lines: readonly PastedLine[];
  pasted: Pasted;
  /** The doubtful ones that are added all the same. */
  ticked: ReadonlySet<string>;
  onTick: (text: string) => void;
}

function verdictOf(line: PastedLine): Verdict {
  if (line.kind !== 'asks') return line.kind;
  return line.doubt === null ? 'new' : 'doubtful';
}

/** What becomes of each TaskId, what was read of it, and where. */
export function PasteVerdicts({ lines, pasted, ticked, onTick }: PasteVerdictsProps) {
  const text = useText();
  const words = useWords(addWords);
  const [filters, setFilters] = useState(false);
  const ids = lines.filter(({ kind }) => kind !== 'not');
  const others = lines.filter((line) => line.kind === 'not');
  const counts = KINDS.map((kind) => [kind, lines.filter((line) => verdictOf(line) === kind).length] as const);
  const toLookAt = ids.filter((line) => TO_LOOK_AT.has(verdictOf(line)));
  const mayFilter = toLookAt.length > 0 && toLookAt.length < ids.length;
  const filtered = filters && mayFilter;
  const shown = filtered ? toLookAt : ids;
  const summary = words.found(pasted.records, ids.length);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 pb-2 text-12 text-ink-2">
        <p aria-live="polite" className="flex min-w-0 flex-wrap items-baseline gap-x-4 gap-y-1">
          <strong className="font-semibold text-13 text-ink">{summary}</strong>
          {counts.map(([kind, count]) =>
            count > 0 ? (
              <span key={kind}>
                <b className="font-semibold text-ink">{text.number(count)}</b> {words.counts[kind]}
              </span>
            ) : null,
          )}
          {pasted.without > 0 ? <span>{words.without(pasted.without)}</span> : null}
          {pasted.isCut ? <span className="text-problem-ink">{words.cut}</span> : null}
        </p>
        {mayFilter ? (
          <Button look="ghost" onClick={() => setFilters(!filtered)} className="ml-auto">
            {filtered ? words.showAll : words.showOnly(toLookAt.length)}
          </Button>
        ) : null}
      </div>
      <ol
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={summary}
        className="min-h-24 overflow-auto border-line border-t outline-offset-[-2px]"
      >
        {shown.slice(0, MAX_SHOWN).map((line) => (
          <VerdictRow key={line.text} line={line} isTicked={ticked.has(line.text)} onTick={() => onTick(line.text)} />
        ))}
        {shown.length > MAX_SHOWN ? (
          <li className="px-5 py-2 text-12 text-ink-3">{words.more(shown.length - MAX_SHOWN)}</li>
        ) : null}
        {others.length > 0 && !filtered ? <NoTaskIds lines={others} /> : null}
      </ol>
    </>
  );
}

const ROW =
  'grid min-h-8 grid-cols-[52px_20px_116px_minmax(0,1fr)_auto] items-center border-line-soft border-b py-1 pr-5 last:border-0 max-columns:grid-cols-[34px_20px_minmax(0,1fr)]';
/** A narrow row has the verdict and the place in its first line, and all else below them. */
const FIRST = 'pl-1 max-columns:col-start-3 max-columns:row-start-1';
const BELOW = 'max-columns:col-start-3 max-columns:pl-1';

function VerdictRow({ line, isTicked, onTick }: { line: PastedLine; isTicked: boolean; onTick: () => void }) {
  const words = useWords(addWords);
  const verdict = verdictOf(line);
  return (
    <li className={ROW}>
      <span className="pr-2.5 text-right font-mono text-11 text-ink-3">{line.line}</span>
      <span className={`grid place-items-center ${HUE[verdict]}`}>
        <Sign verdict={verdict} />
      </span>
      <span className={`${FIRST} ${WORD[verdict]}`}>{words.verdict[verdict]}</span>
      <span className={`min-w-0 text-12 ${BELOW}`}>
        <Text line={line} />
        <Why line={line} />
      </span>
      <span className="max-w-72 pl-3 text-right text-12 text-ink-3 max-columns:contents">
        <span className={`${FIRST} max-columns:text-right`}>
          {'ref' in line ? `${line.ref.sdkAppId} · ${line.ref.region}` : null}
          {line.kind === 'asks' ? <b className="font-medium text-ink-2">{missing(line.needs, words)}</b> : null}
        </span>
        {line.kind === 'doubtful' ? (
          <Checkbox checked={isTicked} onChange={onTick} className={`justify-end max-columns:justify-start ${BELOW}`}>
            {words.anyway}
          </Checkbox>
        ) : null}
      </span>
    </li>
  );
}

function missing({ sdkAppId, region }: Needs, words: AddWords): string {
  const values = sdkAppId ?? region ?? [];
  const first = values.slice(0, MAX_CHOICES).join(' · ');
  if (first === '') return words.several(sdkAppId === null ? words.region : 'SdkAppId');
  return words.several(values.length > MAX_CHOICES ? `${first} ${words.more(values.length - MAX_CHOICES)}` : first);
}

/** A faulty part is marked where it stands, with as much around it as one line holds. */
function Text({ line }: { line: PastedLine }) {
  if (line.kind === 'masked' || line.kind === 'bad') return <Faulty text={line.text} at={line.at} />;
  if (line.kind === 'doubtful' && line.at) return <Faulty text={line.text} at={line.at} />;
  return (
    <span title={line.text}>
      <TaskIdText taskId={line.text} />
    </span>
  );
}

function Why({ line }: { line: PastedLine }) {
  const words = useWords(addWords);
  const reasons = useWords(notServedWords);
  const { from, again } = line;
  const read = [
    from.source === 'line' ? null : words.from(words.source[from.source], from.name && quoted(from.name)),
    from.sdkAppId &&
      (from.sdkAppId.place === 'beside' ? words.app.beside : words.app[from.sdkAppId.place](from.sdkAppId.line)),
    from.undone && words.undone[from.undone],
    again.length > 0 ? words.again(again.slice(0, MAX_NAMED).join(', ')) : null,
  ].filter(Boolean);
  const why = whyOf(line, words) ?? (line.kind === 'notServed' ? reasons.why[line.why](line.ref) : null);
  return (
    <span className="block text-pretty text-ink-3 [overflow-wrap:anywhere]">
      {why === null ? null : <span className="text-ink-2">{why}</span>}
      {why !== null && read.length > 0 ? ' · ' : null}
      {read.join(' · ')}
    </span>
  );
}

/** Heads, empty values, errors and the like, in one line. */
function NoTaskIds({ lines }: { lines: readonly Extract<PastedLine, { kind: 'not' }>[] }) {
  const words = useWords(addWords);
  const first = lines.slice(0, MAX_NAMED);
  return (
    <li className={ROW}>
      <span className="truncate pr-2.5 text-right font-mono text-11 text-ink-3">
        {first
          .slice(0, 3)
          .map(({ line }) => line)
          .join(',')}
      </span>
      <span className={`grid place-items-center ${HUE.not}`}>
        <Sign verdict="not" />
      </span>
      <span className={`${FIRST} ${WORD.not}`}>{words.verdict.not}</span>
      <span className={`min-w-0 text-12 text-ink-3 ${BELOW}`}>
        <span className="block truncate font-mono">{first.map(({ text }) => text.slice(0, 40)).join('  ')}</span>
        {[...new Set(lines.map(({ why }) => words.not[why]))].join(words.comma)}
      </span>
    </li>
  );
}

function Sign({ verdict }: { verdict: Verdict }) {
  if (verdict === 'masked') return <HiddenSign />;
  if (verdict === 'doubtful') return <DoubtSign />;
  return <Icon name={SIGN[verdict]} className="size-[13px] stroke-2" />;
}

/** A diamond with a question in it: look at this one. */
function DoubtSign() {
  return (
    <Drawing>
      <path strokeLinejoin="round" d="m8 1.5 6.5 6.5L8 14.5 1.5 8z" />
      <path strokeLinecap="round" d="M8 5v3.4M8 11h.01" />
    </Drawing>
  );
}

/** An eye that is struck out: something is hidden here. */
function HiddenSign() {
  return (
    <Drawing>
      <path
        strokeLinecap="round"
        d="m2.5 2.5 11 11M6.3 4A6 6 0 0 1 8 3.8c3 0 5 2.4 6 4.2-.4.7-1 1.5-1.7 2.2M4.3 5.3C3.2 6 2.5 7 2 8c1 1.8 3 4.2 6 4.2.8 0 1.5-.2 2.2-.5"
      />
    </Drawing>
  );
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      className="size-3.5"
    >
      {children}
    </svg>
  );
}

const AROUND = 24;

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
