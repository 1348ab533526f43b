import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { blamesTask } from '#contract/blames-task.ts';
import { LANGUAGE_NAMES } from '#contract/language-names.ts';
import { statusOf } from '#contract/status.ts';
import { parseSdkAppId, taskKey } from '#contract/task-ref.ts';
import { type Address, type BoardView, STATE_FILTERS, WHOLE_BOARD } from '../../address.ts';
import { mayHoldTaskId } from '../../features/add-tasks/may-hold-task-id.ts';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { knownApps } from '../../features/apps/known-apps.ts';
import { CommandDialog } from '../../features/commands/command-dialog.tsx';
import type { Command } from '../../features/commands/find-commands.ts';
import { commandWords } from '../../features/commands/words.ts';
import { KeyCaps } from '../../features/keyboard/key-caps.tsx';
import { controlOf, SHORTCUTS, type Shortcut } from '../../features/keyboard/shortcuts.ts';
import { keyboardWords } from '../../features/keyboard/words.ts';
import { preferenceWords } from '../../features/preferences/words.ts';
import { tableWords } from '../../features/table/words.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { goTo, leaveZoneOfLink, useAddress } from '../../navigation.ts';
import { lastBoard } from '../../persistence/last-board.ts';
import { DENSITIES, LANGUAGE_CHOICES, THEMES, usePreferences } from '../../persistence/preferences.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { filterWord } from '../../status/filter-word.ts';
import { overlay } from '../../ui/overlay.ts';
import { watchedViews } from '../../watch/watch-keys.ts';
import { QUICK_ZONES } from '../../zones.ts';
import { FrontDoor } from './front-door.tsx';

/** What is known when the palette is opened; while it is open, the list does not move under the arrow keys. */
export function CommandPalette({ initial, onClose }: { initial: string; onClose: () => void }) {
  const address = useAddress();
  const client = useQueryClient();
  const says = { text: useText(), words: useWords(commandWords) };
  const more = { keys: useWords(keyboardWords), prefs: useWords(preferenceWords), table: useWords(tableWords) };
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const commands = useMemo(
    () => [
      ...taskCommands(client, says),
      ...appCommands(client, says),
      ...(address.page === 'app' ? filterCommands(address, client, says) : []),
      ...endedCommands(address, client, says),
      ...keyCommands(more.keys),
      ...otherCommands(says, more),
    ],
    [],
  );
  const anyApp = (typed: string): Command[] => {
    const sdkAppId = parseSdkAppId(typed.trim());
    if (sdkAppId === null || commands.some(({ id }) => id === `app ${sdkAppId}`)) return [];
    const open = () => goTo({ page: 'app', sdkAppId, view: WHOLE_BOARD });
    return [{ id: 'any app', group: 'apps', name: says.words.openApp(typed.trim()), run: open }];
  };
  return (
    <CommandDialog
      commands={commands}
      typedCommands={anyApp}
      keyOf={keyOf}
      initial={initial}
      answer={(typed) => (mayHoldTaskId(typed) ? <FrontDoor text={typed} onLeave={onClose} /> : null)}
      onClose={onClose}
    />
  );
}

interface Says {
  text: ReturnType<typeof useText>;
  words: (typeof commandWords)['en'];
}

function taskCommands(client: QueryClient, { text }: Says): Command[] {
  const labels = new Map(useWatchlist.getState().tasks.map((task) => [taskKey(task), task]));
  const views = watchedViews(client);
  // As the board has them, trouble first; then what else is known.
  const keys = new Set([...(lastBoard.getState().board?.order ?? []), ...views.keys(), ...labels.keys()]);
  return Array.from(keys).flatMap((key) => {
    const view = views.get(key);
    const kept = labels.get(key);
    const ref = view ?? kept;
    if (!ref) return [];
    const { sdkAppId, region, taskId } = ref;
    const state = view
      ? view.problem && blamesTask(view.problem.kind)
        ? text.filter.failing
        : text.status[statusOf(view)]
      : undefined;
    return {
      id: `task ${key}`,
      group: 'tasks' as const,
      name: taskId,
      note: [state, kept?.label, region].filter(Boolean).join(' · '),
      task: { state, label: kept?.label || undefined, region },
      also: `${sdkAppId} ${view?.problem?.code ?? ''} ${kept?.note ?? ''}`,
      run: () => goTo({ page: 'task', task: { sdkAppId, region, taskId } }),
    };
  });
}

function appCommands(client: QueryClient, { text, words }: Says): Command[] {
  const known = client.getQueryData(appsQuery.queryKey);
  return knownApps(known, useWatchlist.getState().tasks).map(({ sdkAppId, name, tasks, mine, summary }) => ({
    id: `app ${sdkAppId}`,
    group: 'apps',
    name: name ?? String(sdkAppId),
    note: `${name === null ? '' : `${sdkAppId} · `}${text.rail.tasks(summary ? tasks : mine)}`,
    also: words.openApp(String(sdkAppId)),
    run: () => goTo({ page: 'app', sdkAppId, view: WHOLE_BOARD }),
  }));
}

function filterCommands(
  address: Extract<Address, { page: 'app' }>,
  client: QueryClient,
  { text, words }: Says,
): Command[] {
  const { sdkAppId, view } = address;
  const command = (id: string, name: string, change: Partial<BoardView>): Command => ({
    id: `filter ${id}`,
    group: 'filters',
    name,
    run: () => goTo({ page: 'app', sdkAppId, view: { ...view, ...change } }),
  });
  const views = [...watchedViews(client).values()].filter((task) => task.sdkAppId === sdkAppId);
  const regions = new Set(views.map(({ region }) => region));
  return [
    ...STATE_FILTERS.map((state) => {
      const name = filterWord(state, text);
      return command(state, words.only(name), { states: [state] });
    }),
    command('all', words.showAll, { states: [], region: null, q: '' }),
    view.list === 'all'
      ? command('mine', words.listMine, { list: 'mine' })
      : command('known', words.listAll, { list: 'all' }),
    ...[...regions].sort().map((region) => command(region, words.region(region), { region })),
  ];
}

/** Of the application of this page; of each that is known where a page has none. */
function endedCommands(address: Address, client: QueryClient, { words }: Says): Command[] {
  const here = 'sdkAppId' in address ? address.sdkAppId : address.page === 'task' ? address.task.sdkAppId : null;
  const apps = knownApps(client.getQueryData(appsQuery.queryKey), useWatchlist.getState().tasks);
  const named =
    apps.find(({ sdkAppId }) => sdkAppId === here) ?? (here === null ? null : { sdkAppId: here, name: null });
  return (named ? [named] : apps).map(({ sdkAppId, name }) => ({
    id: `ended ${sdkAppId}`,
    group: 'actions',
    name: words.ended(name ?? String(sdkAppId)),
    also: String(sdkAppId),
    run: () => goTo({ page: 'ended', sdkAppId, q: '', why: '', day: '' }),
  }));
}

/** The shortcuts that have something to do here. */
function keyCommands({ names }: (typeof keyboardWords)['en']): Command[] {
  return SHORTCUTS.filter(({ name, key }) => name === 'help' || (COMMANDS.has(name) && controlOf(key))).map(
    (shortcut) => ({
      id: `key ${shortcut.name}`,
      group: 'actions',
      name: names[shortcut.name],
      run: () => void shortcut.press(),
    }),
  );
}

const COMMANDS: ReadonlySet<Shortcut['name']> = new Set(['search', 'add', 'refresh', 'copy']);

function keyOf({ id }: Command) {
  const shortcut = SHORTCUTS.find(({ name }) => id === `key ${name}`);
  return shortcut ? <KeyCaps shortcut={shortcut} /> : null;
}

interface More {
  prefs: (typeof preferenceWords)['en'];
  table: (typeof tableWords)['en'];
}

function otherCommands({ words }: Says, { prefs, table }: More): Command[] {
  const set = usePreferences.setState;
  const command = (id: string, name: string, run: () => void, also = ''): Command => {
    return { id: `do ${id}`, group: 'actions', name, also, run };
  };
  return [
    command('start', words.start, () => goTo({ page: 'start' })),
    command('errors', words.errors, () => goTo({ page: 'errors', q: '' })),
    ...THEMES.map((theme) => command(theme, prefs.themes[theme], () => set({ theme }), prefs.theme)),
    ...LANGUAGE_CHOICES.map((language) =>
      command(
        language,
        words.language(language === 'auto' ? words.byBrowser : LANGUAGE_NAMES[language]),
        () => set({ language }),
        // For a person who ended up in a language that they do not read.
        'Language 语言',
      ),
    ),
    ...QUICK_ZONES.map((zone) =>
      command(
        zone,
        words.zone(
          zone === 'browser' ? `${Intl.DateTimeFormat().resolvedOptions().timeZone}, ${words.byBrowser}` : zone,
        ),
        () => {
          set({ zone });
          leaveZoneOfLink();
        },
      ),
    ),
    command('zones', prefs.zoneOther, () => overlay.setState({ kind: 'zones' })),
    ...DENSITIES.map((density) =>
      command(density, words.rows(table.densities[density]), () => set({ density }), table.density),
    ),
  ];
}
