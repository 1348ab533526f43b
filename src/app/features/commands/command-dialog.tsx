import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../../i18n/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import { useModal } from '../../ui/use-modal.ts';
import { type Command, findCommands } from './find-commands.ts';
import { commandWords } from './words.ts';

/** With a few typed letters the right one is among them. */
const MAX_PER_GROUP = 8;

interface CommandDialogProps {
  commands: readonly Command[];
  /** What only the typed text makes possible. */
  typedCommands: (typed: string) => readonly Command[];
  /** What stands at the right end of a command: the key that does the same. */
  keyOf: (command: Command) => ReactNode;
  /** What stands in the field at first. */
  initial: string;
  /** What a pasted text means, above the list; null where it is only a word. */
  answer: (typed: string) => ReactNode;
  onClose: () => void;
}

/** A combobox in a dialog (ARIA practices: list, manual choice): the focus stays in the field, arrows move the choice. */
export function CommandDialog({ commands, typedCommands, keyOf, initial, answer, onClose }: CommandDialogProps) {
  const words = useWords(commandWords);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  const [typed, setTyped] = useState(initial);
  const [chosenId, choose] = useState<string | null>(null);
  const searched = useDeferredValue(typed);
  const found = useMemo(() => find(commands, typedCommands, searched), [commands, typedCommands, searched]);
  const shown = found.flatMap((group) => group.commands);
  const choiceOf = (some: readonly Command[]) => some.find((command) => command.id === chosenId) ?? some[0];
  const chosen = choiceOf(shown);

  const run = (command: Command) => {
    // The focus is back where it came from before the command moves it elsewhere.
    flushSync(onClose);
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const at = chosen ? shown.indexOf(chosen) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + MAX_PER_GROUP, PageUp: at - MAX_PER_GROUP }[
      event.key
    ];
    if (to !== undefined && shown.length > 0) {
      event.preventDefault();
      const page = event.key.startsWith('Page');
      const next = shown[page ? Math.min(Math.max(to, 0), shown.length - 1) : (to + shown.length) % shown.length];
      if (next) choose(next.id);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      const act = dialog.current?.querySelector<HTMLElement>('[data-answer]');
      if (act) {
        act.click();
        return;
      }
      // Enter can come before the deferred list: then it runs what the typed text finds.
      const meant =
        searched === typed ? chosen : choiceOf(find(commands, typedCommands, typed).flatMap((group) => group.commands));
      if (meant) run(meant);
    }
  };

  const answered = answer(searched);
  return (
    <dialog
      ref={dialog}
      aria-label={words.title}
      onClose={onClose}
      onClick={({ target }) => {
        if (target === dialog.current) onClose();
      }}
      onKeyDown={press}
      className="mx-auto mt-[12vh] mb-auto max-h-[76vh] w-[min(600px,100%-32px)] max-w-none flex-col overflow-hidden rounded-[10px] bg-raised p-0 text-13 text-ink shadow-pop backdrop:bg-[color-mix(in_oklab,transparent,var(--shade)_34%)] open:flex max-columns:mt-3 max-columns:max-h-[calc(100dvh-24px)]"
    >
      <div className="flex h-12 flex-none items-center gap-2.5 border-line border-b px-4">
        <Icon name="search" className="size-4 text-ink-3" />
        <input
          role="combobox"
          aria-label={words.field}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${shown.indexOf(chosen)}` : undefined}
          placeholder={words.placeholder}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            choose(null);
          }}
          // A field of one line would glue the lines of a paste together.
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (!/[\n\r]/.test(pasted.trim())) return;
            event.preventDefault();
            setTyped(pasted);
          }}
          spellCheck={false}
          autoComplete="off"
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none max-columns:text-16"
        />
      </div>
      <p role="status" className="sr-only">
        {words.found(found.reduce((sum, { all }) => sum + all, 0))}
      </p>
      {answered ? <div className="peer border-line border-b empty:hidden">{answered}</div> : null}
      {shown.length === 0 ? (
        <p className="px-3 py-7.5 text-center text-ink-3 peer-[:not(:empty)]:hidden">{words.nothing}</p>
      ) : null}
      <div id={`${id}-list`} role="listbox" aria-label={words.title} className="min-h-0 overflow-auto p-1.5 empty:p-0">
        {found.map(({ group, commands, all }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset holds fields.
          <div key={group} role="group" aria-labelledby={`${id}-${group}`} className="pb-1">
            <p id={`${id}-${group}`} className="flex justify-between px-2.5 pt-1.5 pb-1 text-11 text-ink-3">
              {words.groups[group]} {all > commands.length ? <span>{words.some(commands.length, all)}</span> : null}
            </p>
            {commands.map((command) => (
              <Option
                key={command.id}
                id={`${id}-${shown.indexOf(command)}`}
                command={command}
                keys={keyOf(command)}
                chosen={command === chosen}
                onRun={() => run(command)}
                onPoint={() => choose(command.id)}
              />
            ))}
          </div>
        ))}
      </div>
    </dialog>
  );
}

function find(
  commands: CommandDialogProps['commands'],
  typedCommands: CommandDialogProps['typedCommands'],
  typed: string,
) {
  return findCommands([...typedCommands(typed), ...commands], typed, MAX_PER_GROUP);
}

interface OptionProps {
  id: string;
  command: Command;
  keys: ReactNode;
  chosen: boolean;
  onRun: () => void;
  onPoint: () => void;
}

function Option({ id, command: { name, note, task }, keys, chosen, onRun, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      ref={(option) => {
        if (chosen) option?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onRun}
      onPointerMove={chosen ? undefined : onPoint}
      className="flex h-8 cursor-pointer items-center gap-3 rounded-2 px-2.5 aria-selected:bg-(--selected) aria-selected:outline-1 aria-selected:-outline-offset-1 aria-selected:outline-violet"
    >
      {task ? (
        <TaskName taskId={name} {...task} />
      ) : (
        <>
          <span title={name} className="min-w-0 truncate">
            {name}
          </span>
          {note ? (
            <span title={note} className="min-w-0 truncate text-12 text-ink-3">
              {note}
            </span>
          ) : null}
        </>
      )}
      {keys ? <span className="ml-auto flex-none">{keys}</span> : null}
    </div>
  );
}

/** The state, then what it is called; what it is called otherwise where there is room. */
function TaskName({ taskId, state, label, region }: { taskId: string } & NonNullable<Command['task']>) {
  return (
    <>
      <span className="w-20 flex-none truncate text-12 text-ink-2" title={state}>
        {state}
      </span>
      {label === undefined ? (
        <span className="@container min-w-0 flex-1 text-12">
          <TaskIdText taskId={taskId} />
        </span>
      ) : (
        <span title={label} className="min-w-0 flex-1 truncate">
          {label}
        </span>
      )}
      <span className="flex-none text-12 text-ink-3 max-columns:hidden">
        {label === undefined ? region : <TaskIdText taskId={taskId} />}
      </span>
    </>
  );
}
