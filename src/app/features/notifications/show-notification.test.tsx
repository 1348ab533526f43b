import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NotificationView } from '../../persistence/notification-views.ts';
import { playSound } from './play-sound.ts';
import { frontLock, showNotification } from './show-notification.ts';

const VIEW: NotificationView = { view: '/apps/7', inFront: false, sound: false, kinds: [] };
const open = vi.fn();
const say = vi.fn((untold: readonly { id: string }[]) => ({
  title: untold.map(({ id }) => id).join(' '),
  body: '7',
  open,
}));

/** What all tabs of the browser share. */
const kept = vi.hoisted(() => ({ told: [] as string[], blocked: false }));
vi.mock('idb-keyval', () => ({
  createStore: () => undefined,
  update: async (_: string, change: (told: string[]) => string[]) => {
    if (kept.blocked) throw new Error('no storage here');
    kept.told = change(kept.told);
  },
}));
vi.mock('./play-sound.ts', () => ({ playSound: vi.fn() }));

const shown: FakeNotification[] = [];
class FakeNotification {
  static permission: NotificationPermission = 'granted';
  onclick: (() => void) | null = null;
  close = vi.fn();
  title: string;
  options: NotificationOptions | undefined;
  constructor(title: string, options?: NotificationOptions) {
    this.title = title;
    this.options = options;
    shown.push(this);
  }
}
const held: string[] = [];

beforeEach(() => {
  shown.length = 0;
  held.length = 0;
  Object.assign(kept, { told: [], blocked: false });
  FakeNotification.permission = 'granted';
  vi.stubGlobal('Notification', FakeNotification);
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { query: async () => ({ held: held.map((name) => ({ name })) }) },
  });
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const spied of [open, say, playSound]) vi.mocked(spied).mockClear();
});

const tell = (ids: string[], view = VIEW) =>
  showNotification(
    ids.map((id) => ({ id })),
    view,
    say,
  );

test('all that one answer changed is one notification, without the sound of the browser', async () => {
  await tell(['a failing', 'b ended']);
  expect(shown).toMatchObject([{ title: 'a failing b ended', options: { body: '7', silent: true } }]);
  expect(playSound).not.toHaveBeenCalled();
});

test('what another tab has told is not told again', async () => {
  await tell(['a failing']);
  await tell(['a failing', 'b ended']);
  await tell(['a failing', 'b ended']);
  expect(shown.map(({ title }) => title)).toEqual(['a failing', 'b ended']);
});

test('without a storage it is told twice rather than not at all', async () => {
  kept.blocked = true;
  await tell(['a failing']);
  await tell(['a failing']);
  expect(shown).toHaveLength(2);
});

test('what happens before the eyes of a person counts as told', async () => {
  vi.mocked(vi.spyOn(document, 'visibilityState', 'get')).mockReturnValue('visible');
  await tell(['a failing']);
  vi.mocked(vi.spyOn(document, 'visibilityState', 'get')).mockReturnValue('hidden');
  await tell(['a failing']);
  expect(shown).toEqual([]);
});

test('so does what another tab has in front', async () => {
  held.push(frontLock(VIEW.view));
  await tell(['a failing']);
  expect(shown).toEqual([]);
});

test('a person who wants it in front, too, gets it there', async () => {
  held.push(frontLock(VIEW.view));
  await tell(['a failing'], { ...VIEW, inFront: true, sound: true });
  expect(shown).toHaveLength(1);
  expect(playSound).toHaveBeenCalledOnce();
});

test.each(['denied', 'default'] as const)('with the permission "%s" nothing is shown', async (permission) => {
  FakeNotification.permission = permission;
  await tell(['a failing']);
  expect(shown).toEqual([]);
});

test('in a browser without locks nothing is shown', async () => {
  Reflect.deleteProperty(navigator, 'locks');
  await tell(['a failing'], { ...VIEW, inFront: true });
  expect(shown).toEqual([]);
});

test('a click on it brings the tab to the front, to what happened', async () => {
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => {});
  await tell(['a failing']);
  shown[0]?.onclick?.();
  expect(focus).toHaveBeenCalled();
  expect(shown[0]?.close).toHaveBeenCalled();
  expect(open).toHaveBeenCalled();
});
