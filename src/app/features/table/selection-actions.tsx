import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { TaskRef } from '#contract/task-ref.ts';
import { MAX_WATCHED, WHOLE_BOARD } from '../../address.ts';
import { useLanguage, useText, useWords } from '../../i18n/use-text.ts';
import { labelTask, removeFromWatchlist } from '../../persistence/edit-watchlist.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useCopy } from '../../ui/copy.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { FIELD } from '../../ui/field.tsx';
import type { IconShape } from '../../ui/icon.tsx';
import { LINK } from '../../ui/later-icons.tsx';
import type { Annotations, BoardRow } from '../../watch/board-rows.ts';
import { toCsv, toJson } from '../../watch/export-rows.ts';
import { selectionWords } from './selection-words.ts';

/** Longer ones are cut by chat programs and refused by servers. */
const MAX_LINK_LENGTH = 8_000;

const DOWNLOAD = <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10" />;
const LABEL = <path d="M2.5 2.5h5l6 6-5 5-6-6zM5.2 5.2h.1" />;
const UNWATCH = <path d="M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4zM2.5 2.5l11 11" />;

interface SelectionActionsProps {
  rows: readonly BoardRow[];
  annotations: Annotations;
  /** What can be done about their incidents. */
  acts?: ReactNode;
  onClear: () => void;
}

/** What can be done with the selected rows; it takes the place of the count in the pace line, so that nothing moves. */
export function SelectionActions({ rows, annotations, acts, onClear }: SelectionActionsProps) {
  const text = useText();
  const words = useWords(selectionWords);
  const language = useLanguage();
  const [asking, ask] = useState<'export' | 'label' | null>(null);
  // By a key, nothing that has the focus says it.
  useEffect(() => announce(words.selected(rows.length)), [rows.length, words]);
  const views = rows.map(({ view }) => view);
  const mine = rows.filter(({ key }) => annotations.has(key));
  const [first] = views;
  const region = views.every((view) => view.region === first?.region) ? (first?.region ?? null) : null;
  const link = first
    ? linkTo({ page: 'app', sdkAppId: first.sdkAppId, view: { ...WHOLE_BOARD, region, watch: views } })
    : '';
  const noLink = views.length > MAX_WATCHED || link.length > MAX_LINK_LENGTH ? words.tooLong : null;
  const linkOf = (task: TaskRef) => linkTo({ page: 'task', task });
  const download = (name: 'csv' | 'json') => {
    const context = { annotations, language, linkOf };
    if (name === 'csv') downloadText('scribeboard-tasks.csv', 'text/csv', toCsv(rows, context));
    else downloadText('scribeboard-tasks.json', 'application/json', toJson(rows, context));
    ask(null);
  };
  return (
    <section
      aria-label={words.heading}
      className="ml-auto flex flex-none items-center gap-1 pl-3 text-ink max-columns:fixed max-columns:inset-x-0 max-columns:bottom-0 max-columns:z-20 max-columns:flex-wrap max-columns:gap-x-0 max-columns:bg-raised max-columns:p-2 max-columns:shadow-pop max-columns:[&_button]:h-11 max-columns:[&_button]:min-w-11 max-columns:[&_label]:h-11"
    >
      <b className="mr-1.5 font-semibold">{words.selected(rows.length)}</b>
      {asking === 'label' ? (
        <LabelForm
          onCancel={() => ask(null)}
          onLabel={(label) => {
            for (const view of views) labelTask(view, label);
            ask(null);
          }}
        />
      ) : asking === 'export' ? (
        <>
          <Action onPress={() => download('csv')}>{words.csv}</Action>
          <Action onPress={() => download('json')}>{words.json}</Action>
          <Action onPress={() => ask(null)}>{words.cancel}</Action>
        </>
      ) : (
        <>
          {acts}
          <CopyAction icon="copy" value={views.map(({ taskId }) => taskId).join('\n')}>
            {words.copyIds(rows.length)}
          </CopyAction>
          <CopyAction icon={LINK} value={link} refused={noLink} shortcut="C">
            {words.copyLink}
          </CopyAction>
          <Action icon={DOWNLOAD} onPress={() => ask('export')}>
            {words.exportAs}
          </Action>
          <Action icon={LABEL} onPress={() => ask('label')}>
            {words.label}
          </Action>
          <Action
            icon={UNWATCH}
            disabled={mine.length === 0}
            title={words.stopHint(mine.length)}
            onPress={() => {
              removeFromWatchlist(mine.map(({ view }) => view));
              onClear();
            }}
          >
            {words.stop}
          </Action>
        </>
      )}
      <IconButton
        icon="close"
        label={words.clear}
        data-key="Escape"
        className="size-6 max-columns:-order-1"
        onClick={() => {
          announce(text.board.summary(rows.length, rows.length));
          onClear();
        }}
      />
    </section>
  );
}

interface ActionProps {
  icon?: IconShape;
  disabled?: boolean;
  title?: string;
  shortcut?: string | undefined;
  onPress: () => void;
  children: ReactNode;
}

function Action({ icon, disabled = false, title, shortcut, onPress, children }: ActionProps) {
  return (
    <Button
      look="ghost"
      size="small"
      {...(icon ? { icon } : {})}
      data-key={shortcut}
      disabled={disabled}
      title={title}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}

interface CopyActionProps {
  icon: IconShape;
  value: string;
  /** Why it cannot be copied. */
  refused?: string | null;
  shortcut?: string;
  children: string;
}

function CopyAction({ icon, value, refused = null, shortcut, children }: CopyActionProps) {
  const text = useText();
  const { result, copy } = useCopy(value);
  return (
    <Action
      icon={result === 'done' ? 'tick' : icon}
      disabled={refused !== null}
      title={refused ?? children}
      shortcut={shortcut}
      onPress={copy}
    >
      {result === 'failed' ? text.copy.failed : children}
    </Action>
  );
}

function LabelForm({ onLabel, onCancel }: { onLabel: (label: string) => void; onCancel: () => void }) {
  const words = useWords(selectionWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onLabel(String(new FormData(event.currentTarget).get('label') ?? ''));
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <label className={`${FIELD} h-6 w-48`}>
        <input
          name="label"
          // biome-ignore lint/a11y/noAutofocus: it stands where the button was that was pressed.
          autoFocus
          aria-label={words.labelField}
          placeholder={words.label}
          maxLength={80}
          autoComplete="off"
          onKeyDown={({ key }) => {
            if (key === 'Escape') onCancel();
          }}
        />
      </label>
      <Button size="small" type="submit">
        {words.apply}
      </Button>
      <Action onPress={onCancel}>{words.cancel}</Action>
    </form>
  );
}
