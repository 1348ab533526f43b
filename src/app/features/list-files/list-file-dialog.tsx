import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/use-text.ts';
import { storageStatus } from '../../persistence/persisted-storage.ts';
import { storageWords } from '../../persistence/storage-words.ts';
import { useStuckLimits } from '../../persistence/stuck-limits.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog, DialogFooter } from '../../ui/dialog.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { applyImport, undoImport } from './apply-import.ts';
import { ImportPreview } from './import-preview.tsx';
import { type BadEntry, type List, MAX_BYTES, readList, writeList } from './list-file.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { listFileWords } from './words.ts';

interface ListFileDialogProps {
  /** Null for all of them. */
  sdkAppId: number | null;
  /** What people call the SdkAppIds on this server. */
  names: ReadonlyMap<number, string>;
  onName: (sdkAppId: number, name: string | null) => Promise<unknown>;
  onClose: () => void;
}

type Step =
  | { kind: 'start'; problem: string | null }
  | { kind: 'preview'; file: List; bad: readonly BadEntry[] }
  | { kind: 'done'; plan: ImportPlan; renamed: boolean; problem: string | null }
  | { kind: 'undone' };

/** What is kept in this browser as a file, and a file's content brought in, after it was shown. */
export function ListFileDialog({ sdkAppId, names, onName, onClose }: ListFileDialogProps) {
  const words = useWords(listFileWords);
  const storage = useWords(storageWords);
  const trouble = useStore(storageStatus, (state) => state.trouble);
  const here = useKept(sdkAppId, names);
  const [step, go] = useState<Step>({ kind: 'start', problem: null });
  const [renaming, setRenaming] = useState(false);
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
  const rename = async (plan: ImportPlan, to: 'before' | 'after') => {
    for (const change of plan.names) await onName(change[to].sdkAppId, change[to].name);
  };
  const apply = async (plan: ImportPlan) => {
    applyImport(plan);
    try {
      if (renaming) await rename(plan, 'after');
      go({ kind: 'done', plan, renamed: renaming, problem: null });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      go({ kind: 'done', plan, renamed: true, problem: words.namesFailed(why) });
    }
  };
  const undo = async ({ plan, renamed }: { plan: ImportPlan; renamed: boolean }) => {
    undoImport(plan);
    if (renamed) await rename(plan, 'before').catch(() => undefined);
    go({ kind: 'undone' });
  };

  return (
    <Dialog title={sdkAppId === null ? words.title : words.titleOf(sdkAppId)} onClose={onClose}>
      <p className="px-5 pt-0.5 pb-3 text-ink-2">{words.hint}</p>
      {step.kind === 'preview' ? (
        <Preview
          step={step}
          here={here}
          sdkAppId={sdkAppId}
          renaming={renaming}
          onRenaming={setRenaming}
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
          ) : (
            <div className="flex flex-wrap items-center gap-3 px-5 pb-4">
              <p role="status" className="text-ink">
                {step.kind === 'undone' ? words.undone : words.done(step.plan.added.length, changes(step.plan))}
              </p>
              {step.kind === 'done' ? <Button onClick={() => void undo(step)}>{words.undo}</Button> : null}
            </div>
          )}
          {step.kind !== 'undone' && step.problem !== null ? (
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
  renaming: boolean;
  onRenaming: (renaming: boolean) => void;
  onSave: () => void;
  onCancel: () => void;
  onApply: (plan: ImportPlan) => void;
}

function Preview(props: PreviewProps) {
  const { step, here, sdkAppId, renaming, onRenaming, onSave, onCancel, onApply } = props;
  const words = useWords(listFileWords);
  const plan = useMemo(() => planImport(step.file, here, sdkAppId), [step, here, sdkAppId]);
  const all = plan.added.length + changes(plan) + (renaming ? plan.names.length : 0);
  return (
    <>
      <p role="status" className="flex flex-wrap gap-x-4 px-5 pb-3 text-ink">
        <b className="font-medium">{words.added(plan.added.length)}</b>
        <b className="font-medium">{words.changed(changes(plan))}</b>
        <span className="text-ink-2">{words.same(plan.same)}</span>
        {step.bad.length > 0 ? <b className="font-medium text-problem-ink">{words.bad(step.bad.length)}</b> : null}
      </p>
      {plan.elsewhere > 0 ? <p className="px-5 pb-3 text-12 text-ink-2">{words.elsewhere(plan.elsewhere)}</p> : null}
      <ImportPreview plan={plan} bad={step.bad} />
      <DialogFooter className="grid gap-2.5">
        {plan.names.length > 0 ? (
          <Checkbox checked={renaming} onChange={onRenaming}>
            {words.takeNames(plan.names.length)}
          </Checkbox>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 text-ink-2">{all === 0 ? words.nothingNew : words.never}</p>
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

function changes({ changed, limits }: ImportPlan): number {
  return changed.length + limits.length;
}

/** All that a file can hold, of one SdkAppId or of all. */
function useKept(sdkAppId: number | null, names: ReadonlyMap<number, string>): List {
  const { tasks } = useWatchlist();
  const { apps } = useStuckLimits();
  return useMemo(() => {
    const wanted = (id: number) => sdkAppId === null || id === sdkAppId;
    const kept = tasks.filter((task) => wanted(task.sdkAppId));
    const ids = new Set([...kept, ...apps].map((entry) => entry.sdkAppId).concat([...names.keys()]));
    return {
      tasks: kept,
      apps: [...ids].filter(wanted).map((id) => ({
        sdkAppId: id,
        name: names.get(id) ?? null,
        limits: apps.find((app) => app.sdkAppId === id) ?? null,
      })),
    };
  }, [sdkAppId, names, tasks, apps]);
}
