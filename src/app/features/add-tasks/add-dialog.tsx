import { useDeferredValue, useState } from 'react';
import { useStore } from 'zustand';
import { parseSdkAppId, type TaskRef, taskKey } from '#contract/task-ref.ts';
import { addWords } from '../../i18n/add-words.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { keepingTrouble } from '../../keep/kept-storage.ts';
import { keepTasks } from '../../keep/watchlist.ts';
import { addressOf } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { parsePaste } from './parse-paste.ts';
import { PasteVerdicts } from './paste-verdicts.tsx';

interface AddDialogProps {
  /** Where a line does not say; null on a page that has no SdkAppId. */
  sdkAppId: number | null;
  regions: readonly string[];
  known: ReadonlySet<string>;
  onClose: () => void;
  onAdded: (refs: readonly TaskRef[]) => void;
}

/** Says about every line what will happen to it before anything happens. */
export function AddDialog({ sdkAppId, regions, known, onClose, onAdded }: AddDialogProps) {
  const text = useText();
  const words = useWords(addWords);
  const trouble = useStore(keepingTrouble, (state) => state.trouble);
  const [pasted, setPasted] = useState('');
  const [app, setApp] = useState(sdkAppId === null ? '' : String(sdkAppId));
  const [chosenRegion, setRegion] = useState<string | null>(null);
  const region = chosenRegion ?? regions[0] ?? '';

  const lines = parsePaste(useDeferredValue(pasted), {
    sdkAppId: parseSdkAppId(app.trim()),
    region,
    isKnown: (ref) => known.has(taskKey(ref)),
    readLink,
  });
  const added = lines.flatMap((line) => (line.kind === 'new' ? [line.ref] : []));
  const add = () => {
    keepTasks(lines.flatMap((line) => (line.kind === 'bad' ? [] : [line.ref])));
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
            options={regions.map((name) => [name, name])}
            onChoose={setRegion}
            className="h-ctl rounded-2 border border-line-2 bg-surface text-13 text-ink shadow-key"
          />
        </div>
        <textarea
          aria-label={words.paste}
          placeholder="-m9-bVVU7k801X-VX8gOq+3tGrDFLaZwKKZ5-fTXqywE."
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          spellCheck={false}
          autoComplete="off"
          className="mx-5 mb-4 block h-31 flex-none resize-none overflow-auto whitespace-pre rounded-2 border border-edge bg-surface px-3 py-[9px] font-mono text-12 leading-[1.55] focus:border-transparent focus:outline-2 focus:-outline-offset-1 focus:outline-violet max-columns:h-24"
        />
        {lines.length > 0 ? <PasteVerdicts lines={lines} /> : null}
        <footer className="flex flex-wrap items-center gap-2 border-line border-t bg-[color-mix(in_oklab,var(--paper)_50%,var(--raised))] px-5 py-3">
          <p className={`min-w-0 flex-1 ${trouble ? 'text-problem-ink' : 'text-ink-2'}`}>
            {trouble === null ? words.keep : trouble === 'newer' ? text.prefs.newer : text.prefs.notKept}
          </p>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="primary" disabled={added.length === 0}>
            {words.submit(added.length)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function readLink(link: string): TaskRef | null {
  const address = addressOf(link);
  return address?.page === 'task' ? address.task : null;
}
