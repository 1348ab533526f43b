import { expect, test } from 'vitest';
import { aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { en } from '../../i18n/en.ts';
import { zhCn } from '../../i18n/zh-cn.ts';
import { stateSentence } from './state-sentence.ts';
import { taskWords } from './words.ts';

const at = (clock: string) => Date.parse(`2026-11-22T${clock}Z`);
const told = {
  now: at('14:03:22'),
  zone: 'UTC',
  stale: false,
  isFailing: false,
  overLimit: null,
  text: en,
  words: taskWords.en,
};
const ended = aTaskView({
  state: 'ended',
  startTime: at('13:20:58'),
  lastAlive: { status: 'InProgress', at: at('14:02:10') },
  firstGoneAt: at('14:02:16'),
});

test('the end is told with its evidence', () => {
  expect(stateSentence(ended, told)).toBe('Last seen In progress 14:02:10, first error 14:02:16, ran at least 41 min.');
  expect(stateSentence(ended, { ...told, text: zhCn, words: taskWords['zh-CN'] })).toBe(
    '最后一次见到“进行中”为 14:02:10，首次报错为 14:02:16，至少运行 41 分。',
  );
});

test('what is not known is left out, not invented', () => {
  expect(stateSentence({ ...ended, startTime: null }, told)).toBe(
    'Last seen In progress 14:02:10, first error 14:02:16.',
  );
  expect(stateSentence({ ...ended, lastAlive: null }, told)).toMatch(/^Tencent no longer finds it/);
});

test('failed calls and old answers make a state doubtful', () => {
  const view = aTaskView({ answeredAt: at('14:02:44') });
  expect(stateSentence({ ...view, problem: aProblem() }, { ...told, isFailing: true })).toBe(
    'Transcribing. Tencent said so 38 s ago. The last 4 calls to Tencent failed, so this may have changed.',
  );
  expect(stateSentence(view, { ...told, stale: true })).toMatch(/No answer for 38 s, so this may have changed\.$/);
});

test('an undocumented word of Tencent is shown as it came', () => {
  expect(stateSentence(aTaskView({ state: 'unchecked', apiStatus: '__proto__' }), told)).toContain('“__proto__”');
});

test('what takes too long is told with its limit', () => {
  const overLimit = { what: 'idle', limitMs: 30 * 60_000 } as const;
  const idle = aTaskView({ state: 'idle', stateSince: at('13:21:20'), answeredAt: at('14:03:20') });
  expect(stateSentence(idle, { ...told, overLimit })).toMatch(/Longer than expected: Idle for 42 min, limit 30 min\.$/);
  expect(stateSentence(idle, { ...told, overLimit, text: zhCn, words: taskWords['zh-CN'] })).toMatch(
    /超出预期：空闲已 42 分，上限 30 分。$/,
  );
});
