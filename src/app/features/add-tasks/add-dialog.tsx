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
import { PaceEffect } from './pace-effect.tsx';
import { judgePaste } from './paste/judge-paste.ts';
import { parsePaste } from './paste/parse-paste.ts';
import { PasteBox } from './paste-box.tsx';
import { PasteVerdicts } from './paste-verdicts.tsx';
import { type OfferedApp, WhichApp } from './which-app.tsx';
import { addWords } from './words.ts';

interface AddDialogProps {
  /** Where a line does not say; null on a page that has no SdkAppId. */
  sdkAppId: number | null;
  /** Those that can be chosen with a click, the likeliest first. */
  apps: readonly OfferedApp[];
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
export function AddDialog({
  sdkAppId,
  apps,
  regions,
  regionsOf,
  known,
  pace,
  paste = '',
  onClose,
  onAdded,
}: AddDialogProps) {
  const words = useWords(addWords);
  const storage = useWords(storageWords);
  const trouble = useStore(storageStatus, (state) => state.trouble);
  const [typed, setTyped] = useState(paste);
  const [chosenApp, setApp] = useState<string | null>(null);
  const [chosenRegion, setRegion] = useState<string | null>(null);

  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());

  const read = useDeferredValue(typed);
  const pasted = useMemo(() => parsePaste(read), [read]);
  const app = chosenApp ?? String(sdkAppId ?? '');
  const region = chosenRegion ?? regions[0] ?? '';
  const lines = judgePaste(pasted, {
    sdkAppId: parseSdkAppId(app.trim()),
    region,
    isChosen: { sdkAppId: chosenApp !== null, region: chosenRegion !== null },
    isKnown: (ref) => known.has(taskKey(ref)),
    ...(regionsOf && { whyNotServed: (ref) => whyNotServed(ref.region, regionsOf(ref.sdkAppId)) }),
  });
  const open = lines.filter(({ kind }) => ['new', 'there', 'asks', 'doubtful', 'notServed'].includes(kind));
  const unsaid = open.filter((line) => line.open.sdkAppId).length;
  const waits = lines.some(({ kind }) => kind === 'asks');
  const added = lines.flatMap((line) =>
    line.kind === 'new' || (line.kind === 'doubtful' && ticked.has(line.text)) ? [line.ref] : [],
  );
  const mayAdd = added.length > 0 && !waits;
  const add = () => {
    addToWatchlist([...added, ...lines.flatMap((line) => (line.kind === 'there' ? [line.ref] : []))]);
    onAdded(added);
  };

  return (
    <Dialog title={words.title} onClose={onClose}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayAdd) add();
        }}
      >
        <p className={`px-5 pt-0.5 text-ink-2 ${pasted.records > 0 ? 'max-columns:hidden' : ''}`}>{words.hint}</p>
        <PasteBox
          isFirst
          value={typed}
          onChange={setTyped}
          className="mx-5 mt-3 mb-4 h-31 flex-none max-columns:h-24"
        />
        {open.some((line) => line.open.sdkAppId || line.open.region) ? (
          <WhichApp
            unsaid={unsaid}
            apps={apps}
            app={app}
            onApp={setApp}
            region={region}
            regions={[...new Set([...regions, ...(region === '' ? [] : [region])])]}
            onRegion={setRegion}
          />
        ) : null}
        {pasted.records > 0 ? (
          <PasteVerdicts
            lines={lines}
            pasted={pasted}
            ticked={ticked}
            onTick={(text) =>
              tick(
                (before) => new Set(before.has(text) ? [...before].filter((one) => one !== text) : [...before, text]),
              )
            }
          />
        ) : null}
        {pace && added.length > 0 ? <PaceEffect pace={pace} added={added.length} /> : null}
        <DialogFooter className="flex flex-wrap items-center gap-2">
          <p className={`min-w-0 flex-1 ${trouble ? 'text-problem-ink' : 'text-ink-2'}`}>
            {trouble === null ? words.keep : trouble === 'newer' ? storage.newer : storage.notKept}
          </p>
          {waits ? <span className="text-12 text-ink-2">{words.chooseApp}</span> : null}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="primary" disabled={!mayAdd}>
            {words.submit(added.length)}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
