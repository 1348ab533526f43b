import { expect, test } from 'vitest';
import type { Incident } from '#contract/incident.ts';
import type { TaskView } from '#contract/task-view.ts';
import { anIncident, aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { en } from '../../i18n/en.ts';
import { zhCn } from '../../i18n/zh-cn.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { taskRow } from '../../watch/board-rows.ts';
import { stateSentence } from './state-sentence.ts';
import { taskWords } from './words.ts';

const at = (clock: string) => Date.parse(`2026-11-22T${clock}Z`);
const now = at('14:03:22');

function said(view: TaskView, incidents: Incident[] = [], language: 'en' | 'zh-CN' = 'en'): string {
  const row = taskRow(view, incidents, now, 30_000);
  const text = language === 'en' ? en : zhCn;
  const words = taskWords[language];
  const wide = incidents.find(({ subject }) => subject.kind !== 'task');
  return stateSentence(row, { now, zone: 'UTC', wide, text, words, incidentText: incidentWords[language] });
}

const ended = aTaskView({
  state: 'ended',
  startTime: at('13:20:58'),
  lastAlive: { status: 'InProgress', at: at('14:02:10') },
  firstGoneAt: at('14:02:16'),
});

test('the end is told with its evidence', () => {
  expect(said(ended)).toBe('Last seen In progress 14:02:10, first error 14:02:16.');
  expect(said(ended, [], 'zh-CN')).toBe('最后一次查询到“进行中”为 14:02:10，首次报错为 14:02:16。');
});

test('what is not known is left out, not invented', () => {
  expect(said({ ...ended, lastAlive: null })).toMatch(/^Tencent Cloud no longer finds it/);
});

test('of a task that fails, the state is what was last known', () => {
  const view = aTaskView({ answeredAt: at('14:01:41'), problem: aProblem({ count: 7 }) });
  expect(said(view, [anIncident(view)])).toBe(
    'Last known: In progress, confirmed 1 min 41 s ago. The last 7 checks failed.',
  );
  expect(said(view, [anIncident(view)], 'zh-CN')).toBe('最后已知：进行中，1 分 41 秒前确认。此后 7 次查询均失败。');
});

test('of one that fails since it was first asked, no status is invented', () => {
  const view = aTaskView({ state: 'unchecked', apiStatus: null, answeredAt: null, problem: aProblem() });
  expect(said(view, [anIncident(view)])).toBe('No status yet. The last 4 checks failed.');
});

test('under a wider incident it says what is last known and why there is nothing newer', () => {
  const view = aTaskView({ answeredAt: at('13:46:58'), problem: aProblem() });
  const wide = anIncident(view, { cause: 'service', since: at('13:47:00') });
  const region: Incident = { ...wide, subject: { kind: 'region', sdkAppIds: [view.sdkAppId], region: view.region } };
  expect(said(view, [region])).toBe(
    'Last known: In progress, confirmed 16 min 24 s ago. ap-guangzhou: Most checks fail since 13:47:00.',
  );
});

test('one failed check casts no doubt, an old confirmation does', () => {
  const view = aTaskView({ answeredAt: at('14:03:20'), problem: aProblem({ count: 1 }) });
  expect(said(view)).toBe('Transcribing, confirmed 2 s ago.');
  const old = aTaskView({ answeredAt: at('14:02:44') });
  expect(said(old)).toBe('Transcribing, confirmed 38 s ago. No response since, so this may have changed.');
});

test('an undocumented word of Tencent is shown as it came', () => {
  const view = aTaskView({ state: 'unchecked', apiStatus: '__proto__', answeredAt: at('14:03:20') });
  expect(said(view)).toBe('Tencent Cloud returned “__proto__”, an undocumented status, 2 s ago.');
});

test('what takes too long is told with its limit', () => {
  const idle = aTaskView({ state: 'idle', stateSince: at('13:21:20'), answeredAt: at('14:03:20') });
  const overLimit = { what: 'idle', limitMs: 30 * 60_000 } as const;
  const incident = anIncident(idle, { cause: 'overLimit', problem: null, overLimit });
  expect(said(idle, [incident])).toMatch(/Longer than expected: Idle for 42 min, limit 30 min\.$/);
  expect(said(idle, [incident], 'zh-CN')).toMatch(/超出预期：空闲已 42 分，上限 30 分。$/);
});
