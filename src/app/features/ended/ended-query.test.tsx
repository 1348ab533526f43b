import { afterEach, expect, test, vi } from 'vitest';
import type { EndedAnswer } from '#contract/ended.ts';
import type { TaskView } from '#contract/task-view.ts';
import { aTaskView } from '#testing/task-fixtures.ts';
import { endedPage, type FoundPage, shownOf } from './ended-query.ts';

const PER_PAGE = 3;
const filter = (words: readonly string[]) => ({ sdkAppId: 1_400_000_000, words, why: null, range: null });

/** The latest end first, and each two at the same moment. */
const KEPT = Array.from({ length: 90 }, (_, i) =>
  aTaskView({ taskId: `-t${i}.`, state: 'ended', stateSince: 10_000 - Math.floor(i / 2) }),
);
const idsOf = (tasks: readonly TaskView[]) => tasks.map(({ taskId }) => taskId);
const endsOf = (tasks: readonly TaskView[]) => tasks.map(({ stateSince }) => stateSince);

/** A server that keeps these, and the lengths of what it was asked for. */
function serve(): { asked: string[][] } {
  const asked: string[][] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const query = new URL(address, 'http://board.test').searchParams;
    const words = query.get('q')?.split(' ') ?? [];
    asked.push(words);
    const found = KEPT.map((view, place) => ({ view, place })).filter(
      ({ view, place }) =>
        place > Number(query.get('before')?.split('.')[1] ?? -1) &&
        (words.length === 0 || words.some((word) => view.taskId.startsWith(word))),
    );
    const page = found.slice(0, PER_PAGE);
    const last = page.length === PER_PAGE ? page.at(-1) : undefined;
    return Response.json({
      now: 0,
      tasks: page.map(({ view }) => view),
      before: last ? `0.${last.place}` : null,
      searchedTo: last?.view.stateSince ?? null,
      counts: { exited: 0, lostSight: KEPT.length, notFound: 0 },
    } satisfies EndedAnswer);
  });
  return { asked };
}
afterEach(() => vi.unstubAllGlobals());

test('however many words are searched for, each task comes once, in the order of the ends, page after page', async () => {
  const { asked } = serve();
  // Those of a label, in an order of their own, and a beginning that some of them have, too.
  const labelled = KEPT.filter((_, i) => i % 2 === 0).reverse();
  const words = ['-t1', ...idsOf(labelled)];
  const wanted = KEPT.filter(({ taskId }) => words.some((word) => taskId.startsWith(word)));
  const pages: FoundPage[] = [];
  do {
    pages.push(await endedPage(filter(words), pages.at(-1)?.rest ?? null, {}));
    const ends = endsOf(shownOf(pages));
    expect(ends).toEqual(endsOf(wanted).slice(0, ends.length));
  } while (pages.at(-1)?.rest.length);
  expect(idsOf(shownOf(pages)).sort()).toEqual(idsOf(wanted).sort());
  expect(Math.max(...asked.map(({ length }) => length))).toBe(20);
});

test('without words there is one question a page', async () => {
  const { asked } = serve();
  const page = await endedPage(filter([]), null, {});
  expect(idsOf(shownOf([page]))).toEqual(['-t0.', '-t1.', '-t2.']);
  await endedPage(filter([]), page.rest, {});
  expect(asked).toEqual([[], []]);
});

test('no question is longer than the server reads', async () => {
  const { asked } = serve();
  const long = Array.from({ length: 20 }, (_, i) => `-${String(i).padStart(250, 'x')}.`);
  await endedPage(filter(long), null, {});
  expect(asked.flat()).toEqual(long);
  expect(Math.max(...asked.map((words) => words.join(' ').length))).toBeLessThanOrEqual(2_000);
});
