import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../api/failure-text.ts';
import { failureWords } from '../../api/failure-words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { storageStatus } from '../../persistence/persisted-storage.ts';
import { storageWords } from '../../persistence/storage-words.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog, DialogFooter } from '../../ui/dialog.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { applyImport, type ForAll, sayForAll, type Taken, undoImport } from './apply-import.ts';
import { ImportPreview } from './import-preview.tsx';
import { type BadEntry, type List, type ListedApp, MAX_BYTES, readList, writeList } from './list-file.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { listFileWords } from './words.ts';

interface ListFileDialogProps {
  /** Null for all of them. */
  sdkAppId: number | null;
  /** What holds on this server. */
  apps: readonly ListedApp[];
  forAll: ForAll;
  onClose: () => void;
}

type Step =
  | { kind: 'start'; problem: string | null }
  | { kind: 'preview'; file: List; bad: readonly BadEntry[] }
  /** `taken` is what the server has changed. */
  | { kind: 'done'; plan: ImportPlan; taken: Taken; problem: string | null }
  | { kind: 'undone'; problem: string | null };

/** Which of the things that are everyone's are taken from the file. */
type Taking = Record<keyof Taken, boolean>;

/** What this browser and the server keep as a file, and a file's content brought in, after it was shown. */
export function ListFileDialog({ sdkAppId, apps, forAll, onClose }: ListFileDialogProps) {
  const words = useWords(listFileWords);
  const storage = useWords(storageWords);
  const trouble = useStore(storageStatus, (state) => state.trouble);
  const failures = useWords(failureWords);
  const here = useKept(sdkAppId, apps);
  const [step, go] = useState<Step>({ kind: 'start', problem: null });
  const [taking, take] = useState<Taking>({ names: false, limits: false });
  const input = useRef<HTMLInputElement>(null);

  const save = () => {
    const name = `scribeboard-list${sdkAppId === null ? '' : `-${sdkAppId}`}.json`;
    downloadText(name, 'application/json', writeList(here, new Date()));
  };
  const read = async (file: File) => {
    if (file.size > MAX_BYTES) return go({ kind: 'start', problem: words.problems.tooLarge });
    let text: string;
    try {
      text = await file.text();
    } catch (error) {
      return go({ kind: 'start', problem: words.problems.unreadable(String(error)) });
    }
    const result = readList(text);
    if (result.kind === 'list') return go({ kind: 'preview', file: result.list, bad: result.bad });
    const { problems } = words;
    if (result.kind === 'notJson') return go({ kind: 'start', problem: problems.notJson(result.detail) });
    if (result.kind === 'notOurs') return go({ kind: 'start', problem: problems.notOurs });
    if (result.kind === 'newer') return go({ kind: 'start', problem: problems.newer(result.version, result.readable) });
    return go({ kind: 'start', problem: problems.tooMany(result.n, result.most) });
  };
  const apply = async (plan: ImportPlan) => {
    applyImport(plan);
    const { done, refusal } = await sayForAll(taken(plan, taking), 'after', forAll);
    const problem = refusal && words.refused(failureText(refusal, failures));
    go({ kind: 'done', plan, taken: done, problem });
  };
  const undo = async (plan: ImportPlan, done: Taken) => {
    undoImport(plan);
    const { refusal } = await sayForAll(done, 'before', forAll);
    go({ kind: 'undone', problem: refusal && words.notUndone(failureText(refusal, failures)) });
  };

  return (
    <Dialog title={sdkAppId === null ? words.title : words.titleOf(sdkAppId)} onClose={onClose}>
      <p className="px-5 pt-0.5 pb-3 text-ink-2">{words.hint}</p>
      {step.kind === 'preview' ? (
        <Preview
          step={step}
          here={here}
          sdkAppId={sdkAppId}
          taking={taking}
          onTaking={take}
          onSave={save}
          onCancel={() => go({ kind: 'start', problem: null })}
          onApply={(plan) => void apply(plan)}
        />
      ) : (
        <>
          {step.kind === 'start' ? (
            <div className="flex flex-wrap gap-2 px-5 pb-4">
              <Button onClick={save}>{words.save(here.tasks.length)}</Button>
              <Button onClick={() => input.current?.click()}>{words.read}</Button>
              <input
                ref={input}
                type="file"
                accept=".json,application/json"
                aria-label={words.file}
                className="hidden"
                onChange={({ target }) => {
                  const [file] = target.files ?? [];
                  if (file) void read(file);
                  target.value = '';
                }}
              />
            </div>
          ) : step.kind === 'done' ? (
            <div className="flex flex-wrap items-center gap-3 px-5 pb-4">
              <p role="status" className="text-ink">
                {words.done(step.plan.added.length, step.plan.changed.length + size(step.taken))}
              </p>
              <Button onClick={() => void undo(step.plan, step.taken)}>{words.undo}</Button>
            </div>
          ) : step.problem === null ? (
            <p role="status" className="px-5 pb-4 text-ink">
              {words.undone}
            </p>
          ) : null}
          {step.problem !== null ? (
            <p role="alert" className="px-5 pb-4 text-problem-ink [overflow-wrap:anywhere]">
              {step.problem}
            </p>
          ) : null}
          <DialogFooter className="flex flex-wrap items-center gap-2">
            <p className={`min-w-0 flex-1 ${trouble ? 'text-problem-ink' : 'text-ink-2'}`}>
              {trouble === null ? words.never : trouble === 'newer' ? storage.newer : storage.notKept}
            </p>
            <Button onClick={onClose}>{words.close}</Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}

interface PreviewProps {
  step: Step & { kind: 'preview' };
  here: List;
  sdkAppId: number | null;
  taking: Taking;
  onTaking: (taking: Taking) => void;
  onSave: () => void;
  onCancel: () => void;
  onApply: (plan: ImportPlan) => void;
}

function Preview(props: PreviewProps) {
  const { step, here, sdkAppId, taking, onTaking, onSave, onCancel, onApply } = props;
  const words = useWords(listFileWords);
  const plan = useMemo(() => planImport(step.file, here, sdkAppId), [step, here, sdkAppId]);
  const all = plan.added.length + plan.changed.length + size(taken(plan, taking));
  return (
    <>
      <p role="status" className="flex flex-wrap gap-x-4 px-5 pb-3 text-ink">
        <b className="font-medium">{words.added(plan.added.length)}</b>
        <b className="font-medium">{words.changed(plan.changed.length)}</b>
        <span className="text-ink-2">{words.same(plan.same)}</span>
        {step.bad.length > 0 ? <b className="font-medium text-problem-ink">{words.bad(step.bad.length)}</b> : null}
      </p>
      {plan.elsewhere > 0 ? <p className="px-5 pb-3 text-12 text-ink-2">{words.elsewhere(plan.elsewhere)}</p> : null}
      <ImportPreview plan={plan} bad={step.bad} />
      <DialogFooter className="grid gap-2.5">
        {plan.names.length > 0 ? (
          <Checkbox checked={taking.names} onChange={(names) => onTaking({ ...taking, names })}>
            {words.takeNames(plan.names.length)}
          </Checkbox>
        ) : null}
        {plan.limits.length > 0 ? (
          <Checkbox checked={taking.limits} onChange={(limits) => onTaking({ ...taking, limits })}>
            {words.takeLimits(plan.limits.length)}
          </Checkbox>
        ) : null}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="mr-auto text-ink-2">{all === 0 ? words.nothingNew : words.never}</p>
          <Button look="ghost" onClick={onSave}>
            {words.saveFirst}
          </Button>
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button look="primary" disabled={all === 0} onClick={() => onApply(plan)}>
            {words.apply(all)}
          </Button>
        </div>
      </DialogFooter>
    </>
  );
}

function taken({ names, limits }: ImportPlan, taking: Taking): Taken {
  return { names: taking.names ? names : [], limits: taking.limits ? limits : [] };
}

function size({ names, limits }: Taken): number {
  return names.length + limits.length;
}

/** All that a file can hold, of one SdkAppId or of all. */
function useKept(sdkAppId: number | null, apps: readonly ListedApp[]): List {
  const { tasks } = useWatchlist();
  return useMemo(() => {
    const wanted = (entry: { sdkAppId: number }) => sdkAppId === null || entry.sdkAppId === sdkAppId;
    const kept = tasks.filter(wanted);
    const known = new Set(apps.map((app) => app.sdkAppId));
    const mine = [...new Set(kept.map((task) => task.sdkAppId))].filter((id) => !known.has(id));
    const unknown = mine.map((id) => ({ sdkAppId: id, name: null, limits: null }));
    return { tasks: kept, apps: [...apps.filter(wanted), ...unknown] };
  }, [sdkAppId, apps, tasks]);
}
