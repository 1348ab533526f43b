import { useCallback, useState } from 'react';
import { MAX_ENDED_PER_PAGE } from '#contract/ended.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { useLanguage, useWords } from '../../i18n/use-text.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { Popup } from '../../ui/popup.tsx';
import { type Annotations, taskRow } from '../../watch/board-rows.ts';
import { toCsv, toJson } from '../../watch/export-rows.ts';
import type { EndedFilter } from './ended-filter.ts';
import { endedPage, type FoundPage, shownOf } from './ended-query.ts';
import { endedWords } from './words.ts';

const DOWNLOAD = <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10" />;
/** More than spreadsheets and this tab handle with ease. */
const MOST = 10_000;

interface ExportEndedProps {
  filter: EndedFilter;
  annotations: Annotations;
  /** What came of it, or how far it is; to be shown. */
  onSay: (words: string | null) => void;
}

/** Saves all tasks that the filters let through, those included that are not loaded yet. */
export function ExportEnded({ filter, annotations, onSay }: ExportEndedProps) {
  const words = useWords(endedWords);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const close = useCallback(() => setOpen(false), []);

  async function save(form: 'csv' | 'json'): Promise<void> {
    setOpen(false);
    setBusy(true);
    try {
      const { rows, isWhole } = await collect(filter, (n) => onSay(words.exporting(n)));
      const context = { annotations, language, linkOf: (task: TaskRef) => linkTo({ page: 'task', task }) };
      const name = `scribeboard-ended-${filter.sdkAppId}.${form}`;
      if (form === 'csv') downloadText(name, 'text/csv', toCsv(rows, context));
      else downloadText(name, 'application/json', toJson(rows, context));
      say(isWhole ? words.exported(rows.length) : words.exportedPart(rows.length));
    } catch {
      say(words.exportFailed);
    } finally {
      setBusy(false);
    }
  }

  function say(result: string): void {
    onSay(result);
    announce(result);
  }

  return (
    <span className="relative">
      <Button icon={DOWNLOAD} aria-expanded={open} disabled={busy} onClick={() => setOpen(!open)}>
        {words.exportAs}
      </Button>
      {open ? (
        <Popup label={words.exportAs} className="w-52 gap-1 p-2" onClose={close}>
          <Button look="ghost" className="justify-start max-columns:h-11" onClick={() => void save('csv')}>
            {words.csv}
          </Button>
          <Button look="ghost" className="justify-start max-columns:h-11" onClick={() => void save('json')}>
            {words.json}
          </Button>
        </Popup>
      ) : null}
    </span>
  );
}

/** Page after page, until the end or until there are too many. */
async function collect(filter: EndedFilter, onProgress: (n: number) => void) {
  const pages: FoundPage[] = [];
  for (;;) {
    const page = await endedPage(filter, pages.at(-1)?.rest ?? null, { limit: MAX_ENDED_PER_PAGE });
    pages.push(page);
    const views = shownOf(pages);
    const isWhole = page.rest.length === 0 && views.length <= MOST;
    if (page.rest.length === 0 || views.length >= MOST) {
      const rows = views.slice(0, MOST).map((view) => taskRow(view, [], page.now, Number.POSITIVE_INFINITY));
      return { rows, isWhole };
    }
    onProgress(views.length);
  }
}
