import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const NAME = 'scribeboard.watchlist';
const ref = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId });
const kept = (...ids: string[]) => ids.map((taskId) => ({ ...ref(taskId), label: '', note: '', pinned: false }));
const stored = () => JSON.parse(localStorage.getItem(NAME) ?? 'null');
const write = (value: unknown) => localStorage.setItem(NAME, typeof value === 'string' ? value : JSON.stringify(value));

/** As a tab that is opened now. */
async function openTab() {
  vi.resetModules();
  return {
    ...(await import('./watchlist.ts')),
    ...(await import('./edit-watchlist.ts')),
    ...(await import('./persisted-storage.ts')),
  };
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test('is there again in the next tab, with its labels', async () => {
  const { addToWatchlist, labelTask } = await openTab();
  addToWatchlist([ref('-a.'), ref('-b+'), ref('-a.')]);
  labelTask(ref('-b+'), '  Physics 3108 ');
  const { useWatchlist } = await openTab();
  expect(useWatchlist.getState().tasks).toEqual([
    ...kept('-a.'),
    { ...ref('-b+'), label: 'Physics 3108', note: '', pinned: false },
  ]);
});

test('naming a task keeps it; forgetting it takes the name along', async () => {
  const { labelTask, removeFromWatchlist, useWatchlist } = await openTab();
  labelTask(ref('-a.'), 'x');
  removeFromWatchlist([ref('-a.')]);
  expect(useWatchlist.getState().tasks).toEqual([]);
});

test.each([
  ['not JSON', '{"state":'],
  ['not ours', '[1,2,3]'],
  ['a list of nonsense', { state: { tasks: [7, null, { taskId: '' }] }, version: 1 }],
  ['no list', { state: { tasks: 'all' }, version: 1 }],
])('a damaged storage (%s) is an empty list', async (_, value) => {
  write(value);
  const { useWatchlist, addToWatchlist } = await openTab();
  expect(useWatchlist.getState().tasks).toEqual([]);
  addToWatchlist([ref('-a.')]);
  expect(stored().state.tasks).toEqual(kept('-a.'));
});

test('a note and a pin stand beside the name, and keep the task too', async () => {
  const { describeTask, labelTask } = await openTab();
  describeTask(ref('-a.'), { note: ' calls about the sound \n', pinned: true });
  labelTask(ref('-a.'), 'Physics');
  describeTask(ref('-a.'), { note: `x${'y'.repeat(600)}` });
  const { useWatchlist } = await openTab();
  expect(useWatchlist.getState().tasks).toEqual([
    { ...ref('-a.'), label: 'Physics', note: `x${'y'.repeat(499)}`, pinned: true },
  ]);
});

test.each([0, 1])(
  'the list of version %i, without notes and pins, is read and written as a new one',
  async (version) => {
    write({ state: { tasks: [{ ...ref('-a.'), label: 'Physics' }] }, version });
    const { useWatchlist, addToWatchlist } = await openTab();
    const old = { ...ref('-a.'), label: 'Physics', note: '', pinned: false };
    expect(useWatchlist.getState().tasks).toEqual([old]);
    addToWatchlist([ref('-b.')]);
    expect(stored()).toEqual({ state: { tasks: [old, ...kept('-b.')] }, version: 2 });
  },
);

test('a newer version is read as far as understood, and never overwritten', async () => {
  const newer = { state: { tasks: [{ ...kept('-a.')[0], folder: 'x' }], folders: ['x'] }, version: 3 };
  write(newer);
  const { useWatchlist, addToWatchlist, storageStatus } = await openTab();
  expect(useWatchlist.getState().tasks).toEqual(kept('-a.'));
  addToWatchlist([ref('-b.')]);
  expect(stored()).toEqual(newer);
  expect(storageStatus.getState().trouble).toBe('newer');
});

describe('when the storage', () => {
  test('is full, changes work until the page is left, and it says so', async () => {
    write({ state: { tasks: kept('-old.') }, version: 1 });
    const { useWatchlist, addToWatchlist, storageStatus } = await openTab();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    addToWatchlist([ref('-a.')]);
    addToWatchlist([ref('-b.')]);
    expect(useWatchlist.getState().tasks).toEqual(kept('-old.', '-a.', '-b.'));
    expect(storageStatus.getState().trouble).toBe('blocked');
  });

  test('is blocked, the list is empty and nothing throws', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { useWatchlist, addToWatchlist, storageStatus } = await openTab();
    addToWatchlist([ref('-a.')]);
    expect(useWatchlist.getState().tasks).toEqual(kept('-a.'));
    expect(storageStatus.getState().trouble).toBe('blocked');
  });
});

describe('two tabs', () => {
  test('see what the other one did', async () => {
    const { useWatchlist } = await openTab();
    write({ state: { tasks: kept('-other.') }, version: 1 });
    dispatchEvent(new StorageEvent('storage', { key: NAME }));
    expect(useWatchlist.getState().tasks).toEqual(kept('-other.'));
  });

  test('do not undo each other, even before the news has arrived', async () => {
    const { addToWatchlist, useWatchlist } = await openTab();
    write({ state: { tasks: kept('-other.') }, version: 1 });
    addToWatchlist([ref('-mine.')]);
    expect(useWatchlist.getState().tasks).toEqual(kept('-other.', '-mine.'));
  });
});
