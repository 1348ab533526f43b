import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Pace } from '#contract/pace.ts';
import { whyNotServed } from '#contract/served.ts';
import { parseSdkAppId, type TaskRef, taskKey } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { addToWatchlist } from '../../persistence/edit-watchlist.ts';
import { storageStatus } from '../../persistence/persisted-storage.ts';
import { storageWords } from '../../persistence/storage-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFooter } from '../../ui/dialog.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { PaceEffect } from './pace-effect.tsx';
import { judgePaste, parsePaste } from './parse-paste.ts';
import { PasteBox } from './paste-box.tsx';
import { PasteVerdicts } from './paste-verdicts.tsx';
import { addWords } from './words.ts';

interface AddDialogProps {
  /** Where a line does not say; null on a page that has no SdkAppId. */
  sdkAppId: number | null;
  regions: readonly string[];
  /** In which of them an SdkAppId is served, null when it is not; absent while that is unknown. */
  regionsOf: ((sdkAppId: number) => readonly string[] | null) | undefined;
  known: ReadonlySet<string>;
  /** What the board pays now for its tasks; null where that is unknown. */
  pace: Pace | null;
  /** What stands in the box at first. */
  paste?: string;
  onClose: () => void;
  onAdded: (refs: readonly TaskRef[]) => void;
}

/** Says about everything that it finds what will happen to it before anything happens. */
export function AddDialog({ sdkAppId, regions, regionsOf, known, pace, paste = '', onClose, onAdded }: AddDialogProps) {
  const words = useWords(addWords);
  const storage = useWords(storageWords);
  const trouble = useStore(storageStatus, (state) => state.trouble);
  const [typed, setTyped] = useState(paste);
  const [chosenApp, setApp] = useState<string | null>(null);
  const [chosenRegion, setRegion] = useState<string | null>(null);

  const read = useDeferredValue(typed);
  const pasted = useMemo(() => parsePaste(read), [read]);
  // What the person chose wins over what the paste says, and that over the page they came from.
  const app = chosenApp ?? String(pasted.mentions.sdkAppId ?? sdkAppId ?? '');
  const region = chosenRegion ?? pasted.mentions.region ?? regions[0] ?? '';
  const lines = judgePaste(pasted, {
    sdkAppId: parseSdkAppId(app.trim()),
    region,
    isKnown: (ref) => known.has(taskKey(ref)),
    ...(regionsOf && { whyNotServed: (ref) => whyNotServed(ref.region, regionsOf(ref.sdkAppId)) }),
  });
  const added = lines.flatMap((line) => (line.kind === 'new' ? [line.ref] : []));
  const add = () => {
    addToWatchlist(lines.flatMap((line) => ('ref' in line && line.kind !== 'notServed' ? [line.ref] : [])));
    onAdded(added);
  };

  return (
    <Dialog title={words.title} onClose={onClose}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (added.length > 0) add();
        }}
      >
        <p className="px-5 pt-0.5 pb-3 text-ink-2">{words.hint}</p>
        <div className="flex flex-wrap items-center gap-2 px-5 pb-3 text-12 text-ink-3">
          {words.where}
          <label className={`${FIELD} h-ctl w-32`}>
            <span className="sr-only">{words.sdkAppId}</span>
            <input
              inputMode="numeric"
              autoComplete="off"
              placeholder={words.sdkAppId}
              value={app}
              onChange={(event) => setApp(event.target.value)}
              className="font-mono text-ink"
            />
          </label>
          <Select
            label={words.region}
            value={region}
            options={[...new Set([...regions, ...(region === '' ? [] : [region])])].map((name) => [name, name])}
            onChange={setRegion}
            className="h-ctl rounded-2 border border-line-2 bg-surface text-13 text-ink shadow-key"
          />
        </div>
        <PasteBox value={typed} onChange={setTyped} className="mx-5 mb-4 h-31 flex-none max-columns:h-24" />
        {pasted.records > 0 ? <PasteVerdicts lines={lines} records={pasted.records} without={pasted.without} /> : null}
        {pace && added.length > 0 ? <PaceEffect pace={pace} added={added.length} /> : null}
        <DialogFooter className="flex flex-wrap items-center gap-2">
          <p className={`min-w-0 flex-1 ${trouble ? 'text-problem-ink' : 'text-ink-2'}`}>
            {trouble === null ? words.keep : trouble === 'newer' ? storage.newer : storage.notKept}
          </p>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="primary" disabled={added.length === 0}>
            {words.submit(added.length)}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
