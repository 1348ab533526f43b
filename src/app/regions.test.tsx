import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { ComponentType } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore, useStore } from 'zustand';
import type { TaskRef } from '#contract/task-ref.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { type Address, formatAddress, WHOLE_BOARD } from './address.ts';
import { createQueryClient } from './api/query-client.ts';
import { applyPreferences } from './persistence/apply-preferences.ts';
import { usePreferences } from './persistence/preferences.ts';
import { browserWatchClient } from './watch/browser-watch-client.ts';
import { WatchClientContext } from './watch/use-watch-client.ts';

const SDK_APP_ID = 1_400_000_000;
const ref = (taskId: string): TaskRef => ({ sdkAppId: SDK_APP_ID, region: 'ap-guangzhou', taskId });
const LIVE = ref('-live+1.');

/** What a page or a dialog is put together from, and where each of them comes from. */
const MODULES = {
  AddDialog: './features/add-tasks/add-dialog.tsx',
  AppLedger: './features/apps/app-ledger.tsx',
  AppLinks: './features/apps/app-links.tsx',
  BoardMenus: './pages/board/board-menus.tsx',
  BoardNews: './pages/board/board-news.tsx',
  BoardSignals: './pages/board/board-signals.tsx',
  BoardToolbar: './features/board/board-toolbar.tsx',
  CodeList: './features/errors/code-list.tsx',
  CommandPalette: './pages/overlays/command-palette.tsx',
  ConnectionNotice: './features/connection/connection-notice.tsx',
  Documentation: './features/errors/documentation.tsx',
  ExchangePanel: './features/exchange/exchange-panel.tsx',
  ExplanationRows: './features/errors/explanation-rows.tsx',
  IncidentDialog: './features/incidents/incident-dialog.tsx',
  IncidentLine: './features/incidents/incident-line.tsx',
  KeyboardLayer: './pages/overlays/keyboard-layer.tsx',
  LimitsDialog: './features/limits/limits-dialog.tsx',
  ListFiles: './pages/overlays/list-files.tsx',
  NotificationsDialog: './features/notifications/notifications-dialog.tsx',
  OpenApp: './features/apps/open-app.tsx',
  OwnNote: './features/task/own-note.tsx',
  PaceLine: './features/board/pace-line.tsx',
  PaceSentence: './features/board/pace-line.tsx',
  Person: './features/connection/person.tsx',
  PreferenceControls: './features/preferences/preference-controls.tsx',
  ProblemFooter: './features/errors/problem-footer.tsx',
  ProblemPanel: './features/task/problem-panel.tsx',
  RefreshControl: './features/board/refresh-control.tsx',
  RenameDialog: './pages/board/rename-dialog.tsx',
  ReproducePanel: './features/reproduce/reproduce-panel.tsx',
  SelectionActions: './features/table/selection-actions.tsx',
  ShortcutSheet: './features/keyboard/shortcut-sheet.tsx',
  SignOutDialog: './features/connection/sign-out-dialog.tsx',
  StateCounts: './features/board/state-counts.tsx',
  StateHead: './features/task/state-head.tsx',
  TaskFacts: './features/task/task-facts.tsx',
  TaskTable: './features/table/task-table.tsx',
  TaskToolbar: './features/task/task-toolbar.tsx',
  Timeline: './features/timeline/timeline.tsx',
  WallAlarm: './features/wall/wall-alarm.tsx',
  WallApps: './features/wall/wall-apps.tsx',
  WallTiles: './features/wall/wall-tiles.tsx',
  WallTroubles: './features/wall/wall-troubles.tsx',
  WhatToCheck: './features/task/what-to-check.tsx',
};
type Part = keyof typeof MODULES;

const broken = createStore<{ parts: readonly string[] }>(() => ({ parts: [] }));

/** As it is, until it is broken. Its mark is there for as long as it stands, even where it has nothing to show. */
function breakable(part: string, Real: ComponentType<object>) {
  return function Breakable(props: object) {
    if (useStore(broken, ({ parts }) => parts.includes(part))) throw new Error(`the end of ${part}`);
    return (
      <span data-part={part}>
        <Real {...props} />
      </span>
    );
  };
}

for (const path of new Set(Object.values(MODULES)))
  vi.doMock(path, async (original) => {
    const module = { ...(await original<Record<string, ComponentType<object>>>()) };
    for (const [part, from] of Object.entries(MODULES)) {
      const real = module[part];
      if (from === path && real) module[part] = breakable(part, real);
    }
    return module;
  });
const { App, loadPage } = await import('./app.tsx');

const server = setupServer();
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs: a page loads its parts while its first test runs, on whatever machine.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  server.listen({ onUnhandledFrame: 'error' });
  // A part that has moved would be waited for in every test.
  for (const [part, path] of Object.entries(MODULES))
    expect(await import(/* @vite-ignore */ path), path).toHaveProperty(part);
});
afterAll(() => server.close());

beforeEach(() => {
  backEnd = createBackEnd();
  backEnd.emulator.setTask(LIVE, {
    startsAt: Date.now() - 60_000,
    steps: [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }],
  });
  backEnd.board.addTasks([LIVE]);
  server.use(...backEnd.handlers);
  // React tells the console of every error that a boundary has caught.
  vi.mocked(console.error).mockImplementation(() => {});
});
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
  vi.mocked(console.error).mockClear();
  act(() => {
    broken.setState({ parts: [] });
    usePreferences.setState({ language: 'en' });
  });
});

async function open(address: Address, parts: readonly Part[]): Promise<UserEvent> {
  history.replaceState(null, '', formatAddress(address));
  await loadPage(address.page);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <WatchClientContext value={browserWatchClient(async () => false)}>
        <App />
      </WatchClientContext>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(standing()).toEqual(expect.arrayContaining([...parts])));
  return userEvent.setup();
}

function standing() {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-part]'), ({ dataset }) => dataset['part']);
}

function breakPart(part: Part) {
  act(() => broken.setState(({ parts }) => ({ parts: [...parts, part] })));
}

/** For a reason that concerns the whole SdkAppId. */
function refuse() {
  backEnd.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.UnauthorizedOperation', message: 'No.' });
}

const board: Address = { page: 'app', sdkAppId: SDK_APP_ID, view: WHOLE_BOARD };

interface Page {
  address: Address;
  /** What stands inside another part comes before it. */
  parts: readonly Part[];
  given?: () => void;
  /** What is there only once something was done, and before the others. */
  late?: { part: Part; comesWhen: (user: UserEvent) => Promise<void> };
}

const PAGES: Record<string, Page> = {
  'the board': {
    address: board,
    parts: [
      'Person',
      'PreferenceControls',
      'AppLinks',
      'StateCounts',
      'BoardSignals',
      'BoardMenus',
      'RefreshControl',
      'BoardToolbar',
      'BoardNews',
      'ConnectionNotice',
      'TaskTable',
      'PaceLine',
      'KeyboardLayer',
    ],
  },
  'the board of an SdkAppId that is refused': {
    address: board,
    given: refuse,
    parts: ['BoardToolbar', 'ConnectionNotice', 'IncidentLine', 'TaskTable', 'KeyboardLayer'],
  },
  'a selection on the board': {
    address: board,
    parts: ['TaskTable', 'PaceLine'],
    late: {
      part: 'SelectionActions',
      comesWhen: async (user) => user.click(await screen.findByRole('checkbox', { name: `Select ${LIVE.taskId}` })),
    },
  },
  'the page of a task with a problem': {
    address: { page: 'task', task: LIVE },
    given: refuse,
    parts: [
      'Person',
      'PreferenceControls',
      'AppLinks',
      'TaskToolbar',
      'ConnectionNotice',
      'StateHead',
      'TaskFacts',
      'OwnNote',
      'Timeline',
      'ReproducePanel',
      'ExplanationRows',
      'ProblemFooter',
      'ProblemPanel',
      'ExchangePanel',
      'KeyboardLayer',
    ],
  },
  'the page of a task that was not found': {
    address: { page: 'task', task: ref('-never.') },
    parts: ['WhatToCheck', 'StateHead', 'KeyboardLayer'],
  },
  'the start page': {
    address: { page: 'start' },
    parts: ['Person', 'PreferenceControls', 'ConnectionNotice', 'OpenApp', 'AppLedger', 'KeyboardLayer'],
  },
  'a wall of two SdkAppIds': {
    address: { page: 'wall', sdkAppIds: [SDK_APP_ID, 77], view: { list: 'all', region: null } },
    parts: ['WallTiles', 'WallApps', 'WallTroubles', 'PaceSentence', 'KeyboardLayer'],
  },
  'a wall in an outage': {
    address: { page: 'wall', sdkAppIds: [SDK_APP_ID], view: { list: 'all', region: null } },
    given: () => server.use(http.post('*/api/watch', () => HttpResponse.error())),
    parts: ['WallAlarm', 'WallTiles', 'KeyboardLayer'],
  },
  'the list of error codes': {
    address: { page: 'errors', q: '' },
    parts: ['Person', 'PreferenceControls', 'CodeList', 'KeyboardLayer'],
  },
  'the page of an error code': {
    address: { page: 'error', code: 'RequestLimitExceeded' },
    parts: ['Person', 'PreferenceControls', 'ExplanationRows', 'Documentation', 'KeyboardLayer'],
  },
  'a bad link': {
    address: { page: 'unknown' },
    parts: ['Person', 'PreferenceControls', 'KeyboardLayer'],
  },
};

describe('one part after the other breaks, says so in its place, and the rest lives', () => {
  test.each(Object.entries(PAGES))('on %s', async (_, { address, parts, given, late }) => {
    given?.();
    const user = await open(address, parts);
    await late?.comesWhen(user);
    const all = [...(late ? [late.part] : []), ...parts];
    await waitFor(() => expect(standing()).toEqual(expect.arrayContaining(all)));
    for (const [nth, part] of all.entries()) {
      breakPart(part);
      const alerts = await screen.findAllByText(`Something went wrong: Error: the end of ${part}`);
      for (const alert of alerts) expect(alert.closest('[role=alert]')).toBeVisible();
      const left = all.slice(nth + 1);
      expect(standing()).toEqual(expect.arrayContaining(left));
      expect(standing()).not.toContain(part);
    }
  });
});

const more =
  (item: string, menu = 'More for this SdkAppId') =>
  async (user: UserEvent) => {
    await user.click(await screen.findByRole('button', { name: menu }));
    await user.click(await screen.findByRole('button', { name: item }));
  };
const press = (keys: string) => (user: UserEvent) => user.keyboard(keys);
const click = (name: string) => async (user: UserEvent) => {
  const [button] = await screen.findAllByRole('button', { name });
  if (button) await user.click(button);
};

interface DialogCase {
  part: Part;
  page: Address;
  /** What must still stand when it is closed. */
  behind: Part;
  given?: () => void;
  openDialog: (user: UserEvent) => Promise<void>;
}

const DIALOGS: DialogCase[] = [
  { part: 'AddDialog', page: board, behind: 'TaskTable', openDialog: click('Add tasks') },
  { part: 'AddDialog', page: { page: 'start' }, behind: 'AppLedger', openDialog: click('Add tasks') },
  { part: 'ListFiles', page: { page: 'start' }, behind: 'AppLedger', openDialog: more('Export / import…', 'More') },
  { part: 'ListFiles', page: board, behind: 'BoardMenus', openDialog: more('Export / import…') },
  { part: 'LimitsDialog', page: board, behind: 'BoardMenus', openDialog: more('Time limits…') },
  { part: 'RenameDialog', page: board, behind: 'BoardMenus', openDialog: more('Rename…') },
  { part: 'NotificationsDialog', page: board, behind: 'BoardMenus', openDialog: more('Desktop notifications…') },
  { part: 'CommandPalette', page: board, behind: 'KeyboardLayer', openDialog: press('{Control>}k{/Control}') },
  { part: 'ShortcutSheet', page: board, behind: 'KeyboardLayer', openDialog: press('?') },
  { part: 'IncidentDialog', page: board, behind: 'IncidentLine', given: refuse, openDialog: click('Acknowledge') },
  { part: 'SignOutDialog', page: board, behind: 'Person', openDialog: click('Sign out') },
];

describe('a dialog that breaks is one that says so and can be closed', () => {
  test.each(DIALOGS)('$part, opened from the page "$page.page"', async ({ part, page, behind, given, openDialog }) => {
    given?.();
    server.use(http.get('*/api/session', () => HttpResponse.json(SIGNED_IN)));
    breakPart(part);
    const user = await open(page, [behind, 'KeyboardLayer']);
    await openDialog(user);
    const dialog = within(await screen.findByRole('dialog', { name: 'Something went wrong' }));
    expect(dialog.getByRole('alert')).toHaveTextContent(`Error: the end of ${part}`);
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByText(/^Something went wrong/)).toBeNull();
    expect(standing()).toContain(behind);
  });
});

const SIGNED_IN = {
  product: { name: 'Scribeboard', version: '0.0.0-test' },
  mode: 'live',
  site: 'intl',
  regions: [LIVE.region],
  sdkAppIds: null,
  mayWrite: true,
  person: { kind: 'person', name: 'Ada', signOut: '/auth/sign-out' },
};

test('in Chinese it is said in Chinese', async () => {
  usePreferences.setState({ language: 'zh-CN' });
  const user = await open(board, ['TaskTable', 'PaceLine', 'KeyboardLayer']);
  breakPart('PaceLine');
  expect(await screen.findByText('页面出错了: Error: the end of PaceLine')).toBeVisible();
  breakPart('ShortcutSheet');
  await user.keyboard('?');
  const dialog = within(await screen.findByRole('dialog', { name: '页面出错了' }));
  expect(dialog.getByRole('alert')).toHaveTextContent('刷新页面通常即可恢复');
});
