import { describe, expect, test } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { keyed } from '#testing/board-fixtures.ts';
import { anIncident, aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { type Annotations, boardOf } from './board-rows.ts';
import { rowSearch } from './row-search.ts';

const MINUTE = 60_000;
const NOW = 20 * MINUTE;
const about = (taskId: string, differs: Partial<TaskView> = {}) =>
  aTaskView({ region: 'ap-x', taskId, requestId: null, answeredAt: NOW, ...differs });

const views = [
  about('-running.'),
  about('-idle1.', { state: 'idle', apiStatus: 'Idle' }),
  about('-leaving.', { state: 'exiting', apiStatus: 'Exited' }),
  about('-over.', { state: 'ended', region: 'sa-saopaulo' }),
  about('-missing.', { state: 'notFound', apiStatus: null }),
  about('-odd.', { state: 'unchecked', apiStatus: 'Preparing' }),
  about('-new.', { state: 'unchecked', apiStatus: null, answeredAt: null, region: 'ap-tokyo' }),
  about('-failing.', { region: 'ap-guangzhou', requestId: 'e5-f6' }),
  about('-taken.', { state: 'idle', apiStatus: 'Idle', region: 'ap-hongkong' }),
  about('-long.', { state: 'idle', apiStatus: 'Idle', stateSince: NOW - 42 * MINUTE }),
  about('-again.', { problem: aProblem({ code: 'InternalError', requestId: 'c3-d4', count: 1 }) }),
  about('-old.', { answeredAt: NOW - 5 * MINUTE }),
  about('-refused.', { region: 'ap-nanjing' }),
];
const of = (taskId: string): TaskView => {
  const view = views.find((one) => one.taskId === taskId);
  if (!view) throw new Error(`no task ${taskId}`);
  return view;
};
const acknowledgement = { by: 'Day shift', at: NOW, until: null, note: 'ticket 4711' };
const { rows } = boardOf({
  views: keyed(views),
  incidents: [
    anIncident(of('-failing.'), {
      problem: { code: 'FailedOperation.RestfulInternalError', message: '', requestId: 'a1-b2' },
    }),
    anIncident(of('-taken.'), { acknowledgement }),
    anIncident(of('-long.'), {
      cause: 'overLimit',
      problem: null,
      overLimit: { what: 'idle', limitMs: 30 * MINUTE },
    }),
  ],
  notServed: new Map([[taskKey(of('-refused.')), 'intl']]),
  now: NOW,
  staleAfterMsOf: () => MINUTE,
});
const annotations: Annotations = new Map([
  [taskKey(of('-running.')), { label: 'Physics (room 4)', note: 'ask 王老师' }],
  [taskKey(of('-idle1.')), { label: '物理课' }],
]);

function found(typed: string): string[] {
  const test = rowSearch(typed, annotations);
  return Array.from(rows.values(), (row) => (test(row) ? [row.view.taskId] : [])).flat();
}

describe('what is shown of a task finds it, in either language', () => {
  test.each([
    ['a state', ['exiting', '退出中', 'Exited'], ['-leaving.']],
    ['another', ['idle', '空闲'], ['-idle1.', '-taken.', '-long.']],
    ['an end', ['ended', '已结束'], ['-over.']],
    ['what Tencent Cloud does not find', ['not found', '未找到'], ['-missing.']],
    ['what waits for its first check', ['not checked yet', '尚未查询'], ['-new.']],
    ['an undocumented status', ['undocumented', '文档未列出', 'preparing', '其他'], ['-odd.']],
    ['failing', ['failing', '查询失败'], ['-failing.', '-taken.']],
    ['needing attention', ['needs attention', '需关注'], ['-failing.', '-long.']],
    ['over its limit', ['over limit', '超限', '42 min', '上限'], ['-long.']],
    ['retrying', ['retrying', '重试中'], ['-again.']],
    ['stale', ['stale', '数据过期'], ['-old.']],
    ['acknowledged, by whom and why', ['acknowledged', '已认领', 'day shift', '4711'], ['-taken.']],
    ['not served here', ['international', '国际站'], ['-refused.']],
    ['a region by its id and its name', ['ap-guangzhou', 'Guangzhou', '广州'], ['-failing.']],
    ['a name of two words', ['hong kong', '香港', 'hongkong'], ['-taken.']],
    ['an accent', ['são paulo', 'sao paulo', '圣保罗'], ['-over.']],
    ['a label', ['PHYSICS', '(room', 'room 4'], ['-running.']],
    ['a Chinese label', ['物理'], ['-idle1.']],
    ['a note', ['王老师'], ['-running.']],
    ['the error code of an incident', ['restfulinternalerror', 'FailedOperation.'], ['-failing.']],
    ['the error code of a check that is retried', ['internalerror c3'], ['-again.']],
    ['a RequestId', ['e5-f6'], ['-failing.']],
    ['a TaskId, by any part', ['-MISSING.', 'issin'], ['-missing.']],
  ])('%s: %j', (_, words, tasks) => {
    for (const typed of words) expect([typed, found(typed)]).toEqual([typed, tasks]);
  });
});

test('every word must be found, wherever, in whatever order and language', () => {
  expect(found('idle 超限')).toEqual(['-long.']);
  expect(found(' Acknowledged\u3000空闲  香港 ')).toEqual(['-taken.']);
  expect(found('idle guangzhou')).toEqual([]);
  expect(found('physics 已结束')).toEqual([]);
});

test('nothing typed finds all, and signs of regular expressions are letters like others', () => {
  expect(found('  ')).toHaveLength(views.length);
  expect(found('.*')).toEqual([]);
  expect(found('[a-z]')).toEqual([]);
});
