import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { blamesTask } from '#contract/blames-task.ts';
import { statusOf } from '#contract/status.ts';
import { parseSdkAppId, type TaskRef } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { addToWatchlist } from '../../persistence/edit-watchlist.ts';
import { StatusBadge, TroubleSegment } from '../../status/status-badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import { answerWords } from './answer-words.ts';
import { judgePaste, type PastedLine } from './paste/judge-paste.ts';
import { parsePaste } from './paste/parse-paste.ts';
import type { OfferedApp } from './which-app.tsx';
import { whyOf } from './why-of.ts';
import { addWords } from './words.ts';

interface PasteAnswerProps {
  text: string;
  /** The likeliest first: it is proposed where the text does not say. */
  apps: readonly OfferedApp[];
  regionsOf: (sdkAppId: number) => readonly string[];
  /** What this page knows of tasks. */
  known: readonly (TaskRef | TaskView)[];
  /** Asks about one task, and takes as long as the first answer takes. */
  look: (task: TaskRef) => Promise<TaskView>;
  onOpen: (task: TaskRef) => void;
  /** All that is in the text, in the dialog for adding. */
  onReview: () => void;
}

/** What a text with a TaskId in it means here: one that is listed is opened, another one checked or added. */
export function PasteAnswer(props: PasteAnswerProps) {
  const words = useWords(answerWords);
  const pasted = useMemo(() => parsePaste(props.text), [props.text]);
  const [app, setApp] = useState<string | null>(null);
  const [region, setRegion] = useState<string | null>(null);
  const sdkAppId = app === null ? (props.apps[0]?.sdkAppId ?? null) : parseSdkAppId(app.trim());
  const said = pasted.candidates[0]?.sdkAppId;
  const servedApp = said?.kind === 'value' ? said.value : sdkAppId;
  const regions = servedApp === null ? [] : props.regionsOf(servedApp);
  const lines = judgePaste(pasted, {
    sdkAppId,
    region: region ?? regions[0] ?? '',
    // What is proposed stands beside the button, and is chosen by pressing it.
    isChosen: { sdkAppId: true, region: true },
    isKnown: () => false,
  }).filter(({ kind }) => kind !== 'not');
  const [line] = lines;
  if (line === undefined) return null;
  if (lines.length > 1)
    return (
      <Answer title={words.several(lines.length)}>
        <Primary onClick={props.onReview}>{words.review}</Primary>
      </Answer>
    );
  const known = props.known.find((ref) => ref.taskId === line.text && (line.open.sdkAppId || isAt(line, ref)));
  if (known)
    return (
      <Answer
        title={
          <>
            {'apiStatus' in known ? <KnownState view={known} /> : null}
            {words.known}
          </>
        }
        facts={placeOf(known)}
      >
        <Primary onClick={() => props.onOpen(known)}>{words.open}</Primary>
      </Answer>
    );
  const choices = (
    <>
      {line.open.sdkAppId ? <ChooseApp apps={props.apps} app={app ?? String(sdkAppId ?? '')} onApp={setApp} /> : null}
      {line.open.region && regions.length > 0 ? (
        <Select
          label={words.region}
          value={region ?? regions[0] ?? ''}
          options={regions.map((name) => [name, name])}
          onChange={setRegion}
          className="h-ctl rounded-2 border border-line-2 bg-surface shadow-key"
        />
      ) : null}
    </>
  );
  return <Unlisted key={line.text} {...props} line={line} choices={choices} />;
}

function isAt(line: PastedLine, { sdkAppId, region }: TaskRef): boolean {
  return 'ref' in line && line.ref.sdkAppId === sdkAppId && (line.open.region || line.ref.region === region);
}

function KnownState({ view }: { view: TaskView }) {
  const text = useText();
  return (
    <>
      <StatusBadge status={statusOf(view)} raw={view.apiStatus} />
      {view.problem && blamesTask(view.problem.kind) ? (
        <TroubleSegment name="failing" word={text.filter.failing} />
      ) : null}
    </>
  );
}

function placeOf({ sdkAppId, region }: TaskRef): string {
  return `${sdkAppId} · ${region}`;
}

type Phase =
  | { kind: 'asked' | 'failed' }
  | { kind: 'checking'; task: TaskRef }
  | { kind: 'found'; task: TaskRef; view: TaskView }
  | { kind: 'missed'; tried: readonly TaskRef[] };

function Unlisted({
  line,
  choices,
  regionsOf,
  look,
  onOpen,
}: PasteAnswerProps & { line: PastedLine; choices: ReactNode }) {
  const words = useWords(answerWords);
  const reasons = useWords(addWords);
  const [phase, setPhase] = useState<Phase>({ kind: 'asked' });
  const [added, setAdded] = useState(false);
  /** Counts what is asked, so that what was cancelled is not heard. */
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const why = whyOf(line, reasons);
  if (line.kind === 'masked' || line.kind === 'bad') return <Answer title={reasons.verdict[line.kind]} facts={why} />;

  const task = 'ref' in line ? line.ref : null;
  const cancel = () => {
    turn.current += 1;
    setPhase({ kind: 'asked' });
  };
  /** One after the other: each of them costs a call of the account. */
  const check = async (tasks: readonly TaskRef[], before: readonly TaskRef[] = []) => {
    turn.current += 1;
    const mine = turn.current;
    const tried = [...before];
    for (const next of tasks) {
      setPhase({ kind: 'checking', task: next });
      const view = await look(next).catch(() => null);
      if (turn.current !== mine) return;
      if (view === null) return setPhase({ kind: 'failed' });
      if (view.state !== 'notFound') return setPhase({ kind: 'found', task: next, view });
      tried.push(next);
    }
    setPhase({ kind: 'missed', tried });
  };
  const add = (ref: TaskRef) => {
    addToWatchlist([ref]);
    setAdded(true);
  };
  const addButton = (ref: TaskRef) =>
    added ? (
      <span className="text-12 text-ink-2">{words.added}</span>
    ) : (
      <Button icon="plus" onClick={() => add(ref)}>
        {words.add}
      </Button>
    );

  switch (phase.kind) {
    case 'checking':
      return (
        <Answer title={words.checking} taskId={line.text} facts={placeOf(phase.task)}>
          <Button onClick={cancel}>{words.cancel}</Button>
        </Answer>
      );
    case 'found': {
      const { task: found, view } = phase;
      return (
        <Answer
          title={
            <>
              <KnownState view={view} />
              {words.found(found.region)}
            </>
          }
          taskId={line.text}
          facts={String(found.sdkAppId)}
        >
          {addButton(found)}
          <Primary onClick={() => onOpen(found)}>{words.open}</Primary>
        </Answer>
      );
    }
    case 'missed': {
      const [first] = phase.tried;
      const others = first
        ? regionsOf(first.sdkAppId)
            .filter((region) => !phase.tried.some((one) => one.region === region))
            .map((region) => ({ ...first, region }))
        : [];
      return (
        <Answer
          title={words.missed(phase.tried.map(({ region }) => region).join(', '))}
          taskId={line.text}
          facts={words.missedWhy}
        >
          {first ? addButton(first) : null}
          {others.length > 0 ? (
            <Primary onClick={() => void check(others, phase.tried)}>{words.others}</Primary>
          ) : first ? (
            <Primary onClick={() => onOpen(first)}>{words.open}</Primary>
          ) : null}
        </Answer>
      );
    }
    default:
      return (
        <Answer
          title={phase.kind === 'failed' ? words.failed : words.unknown}
          taskId={line.text}
          facts={why ?? (line.open.sdkAppId ? words.noApp : task && placeOf(task))}
        >
          {choices}
          {task ? addButton(task) : null}
          <Primary disabled={task === null} onClick={() => task && void check([task])}>
            {words.check}
          </Primary>
        </Answer>
      );
  }
}

function ChooseApp({ apps, app, onApp }: { apps: readonly OfferedApp[]; app: string; onApp: (app: string) => void }) {
  const words = useWords(answerWords);
  if (apps.length === 0)
    return (
      <label className={`${FIELD} h-ctl w-32`}>
        <input
          inputMode="numeric"
          autoComplete="off"
          aria-label={words.app}
          placeholder={words.app}
          value={app}
          onChange={(event) => onApp(event.target.value)}
          className="font-mono text-ink placeholder:font-sans"
        />
      </label>
    );
  return (
    <Select
      label={words.app}
      value={app}
      options={apps.map(({ sdkAppId, name }) => [
        String(sdkAppId),
        name === null ? String(sdkAppId) : `${sdkAppId} ${name}`,
      ])}
      onChange={onApp}
      className="h-ctl max-w-52 rounded-2 border border-line-2 bg-surface shadow-key"
    />
  );
}

interface AnswerProps {
  title: ReactNode;
  taskId?: string;
  facts?: ReactNode;
  children?: ReactNode;
}

/** One line, as high whatever it says. */
function Answer({ title, taskId, facts, children }: AnswerProps) {
  const words = useWords(answerWords);
  return (
    <section
      aria-label={words.label}
      className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 text-left text-13 text-ink"
    >
      <div role="status" className="@container min-w-[min(100%,22em)] flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 font-medium">{title}</div>
        <div className="flex min-w-0 flex-wrap gap-x-3 text-12 text-ink-2">
          {taskId === undefined ? null : <TaskIdText taskId={taskId} />}
          {facts ? <span>{facts}</span> : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </section>
  );
}

/** The act that Enter means in the field above. */
function Primary({
  onClick,
  disabled = false,
  children,
}: {
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Button look="primary" data-answer="" disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  );
}
