import { beforeEach, expect, test, vi } from 'vitest';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { showLanguage } from '../../i18n/use-text.ts';
import { addToWatchlist } from '../../persistence/edit-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { slotAnswer } from '../../ui/slot-answer.ts';
import { takeOffList } from './take-off-list.ts';

const [mine, also, foreign] = ['a', 'b', 'c'].map(
  (taskId): TaskRef => ({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId }),
) as [TaskRef, TaskRef, TaskRef];
const listed = () => useWatchlist.getState().tasks.map(({ taskId }) => taskId);

beforeEach(async () => {
  useWatchlist.setState({ tasks: [] });
  slotAnswer.setState({ answer: null });
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  await showLanguage('en');
  addToWatchlist([mine, also]);
});

test('what was removed for everyone leaves the list of this browser, and that is said once, of those on it', () => {
  vi.advanceTimersByTime(60_000);
  expect(takeOffList([mine, foreign].map(taskKey), () => false)).toBe(false);
  expect(listed()).toEqual(['b']);
  expect(slotAnswer.getState().answer?.said).toBe('A task was removed for everyone, and from your watchlist');
  vi.advanceTimersByTime(60_000);
  expect(takeOffList([mine, foreign].map(taskKey), () => false)).toBe(false);
  expect(slotAnswer.getState().answer).toBeNull();
});

test('what was added here a moment ago stays, and the list is to be told again', () => {
  expect(takeOffList([taskKey(mine)], () => false)).toBe(true);
  expect(listed()).toEqual(['a', 'b']);
  expect(slotAnswer.getState().answer).toBeNull();
});

test('what was added a moment ago and removed after it was shown leaves the list', () => {
  expect(takeOffList([taskKey(mine)], () => true)).toBe(false);
  expect(listed()).toEqual(['b']);
});
