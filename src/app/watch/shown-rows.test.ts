import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { keyed } from '#testing/board-fixtures.ts';
import { effort } from '#testing/effort.ts';
import { anIncident, aTaskView } from '#testing/task-fixtures.ts';
import { COLUMN_IDS, WHOLE_BOARD } from '../address.ts';
import { type Board, type BoardRow, boardOf } from './board-rows.ts';
import { rowOrder, rowTest } from './row-order.ts';
import { followRows, shownRows } from './shown-rows.ts';
import { stepsOf } from './shown-rows-in-slices.ts';

const NOW = 11_000;
const views = fc.record({
  taskId: fc.integer({ min: 0, max: 30 }).map((n) => `-task${n}.`),
  state: fc.constantFrom('idle', 'inProgress', 'ended', 'unchecked'),
  stateSince: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  startTime: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  answeredAt: fc.option(fc.integer({ min: -60_000, max: NOW }), { nil: null }),
  requestId: fc.option(fc.constantFrom('even', 'odd'), { nil: null }),
}) satisfies fc.Arbitrary<Partial<TaskView>>;
/** What one answer brings: changed tasks, tasks that are gone, tasks that fail. */
const answer = fc.record({
  changed: fc.array(views, { maxLength: 8 }),
  gone: fc.array(views, { maxLength: 2 }),
  failing: fc.option(fc.array(views, { maxLength: 3 }), { freq: 2 }),
});
type Answer = typeof answer extends fc.Arbitrary<infer One> ? One : never;
const question = fc.record({
  states: fc.constantFrom([], ['idle' as const], ['stale' as const, 'attention' as const]),
  region: fc.constant(null),
  q: fc.constantFrom('', 'EVEN', 'task1'),
});
const sort = fc.record({ by: fc.constantFrom(...COLUMN_IDS), down: fc.boolean() });
const pins = new Map(
  ['-task1.', '-task5.'].map((id) => [taskKey(aTaskView({ taskId: id })), { label: id, pinned: true }]),
);

/** The boards that a history of answers leads to, each made from the one before. */
function boards(history: readonly Answer[]): Board[] {
  const all: Board[] = [];
  let list = keyed([]);
  let incidents: Parameters<typeof boardOf>[0]['incidents'] = [];
  const notServed = new Map();
  for (const { changed, gone, failing } of history) {
    list = list.changed([
      ...changed.map((differs) => [taskKey(aTaskView(differs)), aTaskView(differs)] as const),
      ...gone.map((differs) => [taskKey(aTaskView(differs)), undefined] as const),
    ]);
    if (failing) incidents = failing.map((differs) => anIncident(aTaskView(differs)));
    all.push(boardOf({ views: list, incidents, notServed, now: NOW, staleAfterMsOf: () => 30_000 }, all.at(-1)));
  }
  return all;
}

/** As if nothing were known from before. */
function anew({ rows, facts }: Board): Board {
  const list = keyed(Array.from(rows.values(), ({ view }) => view));
  return boardOf({ views: list, ...facts, now: NOW, staleAfterMsOf: () => 30_000 });
}

const histories = fc.array(answer, { minLength: 1, maxLength: 12 });
const runs = { numRuns: effort({ usual: 400, soak: 20_000 }) };

describe('whatever came and went', () => {
  test('the rows are those of a list that is read for the first time', () => {
    return fc.assert(
      fc.property(histories, (history) => {
        for (const board of boards(history)) expect([...board.rows.values()]).toEqual([...anew(board).rows.values()]);
      }),
      runs,
    );
  });

  test('an order that is followed from answer to answer is the one of a whole sort, and its rows those of a whole search', () => {
    return fc.assert(
      fc.property(histories, question, sort, (history, question, sort) => {
        const test = rowTest(question, pins);
        const order = rowOrder(sort, pins, NOW);
        const [first, ...others] = boards(history);
        if (!first) return;
        let shown = shownRows(first.rows, test, order);
        for (const board of others) {
          shown = followRows(shown, board.rows);
          const whole = [...board.rows.values()].filter(test).sort(order);
          expect(shown.keys).toEqual(whole.map(({ key }) => key));
        }
      }),
      runs,
    );
  });

  test('an order that is made in slices, out of another one or of nothing, is the one that is made at once', () => {
    return fc.assert(
      fc.property(
        histories,
        question,
        sort,
        question,
        sort,
        fc.boolean(),
        (history, asked, by, next, nextBy, isKept) => {
          const [first, last] = [boards(history).at(0), boards(history).at(-1)];
          if (!first || !last) return;
          const before = shownRows(first.rows, rowTest(asked, pins), rowOrder(by, pins, NOW));
          const wanted = {
            rows: last.rows,
            test: rowTest(next, pins),
            order: isKept ? before.order : rowOrder(nextBy, pins, NOW),
          };
          const steps = stepsOf(before, wanted);
          let step = steps.next();
          while (!step.done) step = steps.next();
          expect(step.value.keys).toEqual(shownRows(wanted.rows, wanted.test, wanted.order).keys);
        },
      ),
      runs,
    );
  });
});

test('thousands in slices stand as they would at once, and between two slices little is done', () => {
  const list = keyed(Array.from({ length: 5_000 }, (_, n) => aTaskView({ taskId: `-${(n * 7_919) % 5_000}.` })));
  const { rows } = boardOf({ views: list, incidents: [], notServed: new Map(), now: NOW, staleAfterMsOf: () => 1 });
  const wanted = {
    rows,
    test: rowTest(WHOLE_BOARD, pins),
    order: rowOrder({ by: 'taskId', down: true }, pins, NOW),
  };
  let compared = 0;
  const counting = (a: BoardRow, b: BoardRow) => {
    compared += 1;
    return wanted.order(a, b);
  };
  const steps = stepsOf(null, { ...wanted, order: counting });
  let most = 0;
  let step = steps.next();
  while (!step.done) {
    most = Math.max(most, compared);
    compared = 0;
    step = steps.next();
  }
  expect(step.value.keys).toEqual(shownRows(rows, wanted.test, wanted.order).keys);
  expect(most).toBeLessThan(10_000);
});

test('what changes no place and no search changes no order: the keys are the very same', () => {
  const [board] = boards([{ changed: [], gone: [], failing: null }]);
  const list = keyed([aTaskView({ taskId: 'a' }), aTaskView({ taskId: 'b' })]);
  const facts = { incidents: [], notServed: new Map(), now: NOW, staleAfterMsOf: () => 30_000 };
  const before = boardOf({ views: list, ...facts }, board);
  const shown = shownRows(before.rows, rowTest(WHOLE_BOARD, pins), rowOrder(WHOLE_BOARD.sort, pins, NOW));
  const heard = list.changed([[taskKey(aTaskView({ taskId: 'a' })), aTaskView({ taskId: 'a', answeredAt: 10_900 })]]);
  const after = boardOf({ views: heard, ...facts }, before);
  expect(after.rows).not.toBe(before.rows);
  expect(followRows(shown, after.rows).keys).toBe(shown.keys);
});
