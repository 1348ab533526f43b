import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { keepEnded } from '../src/harness/keep-ended.ts';
import { keepWatchlist } from '../src/harness/keep-watchlist.ts';
import { openPalette } from '../src/harness/screens.ts';
import { asking, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, REGION, ref, say, taskPage, watching } from '../src/harness/tasks.ts';
import { expect, testOfProcess } from './test.ts';

const HOUR_MS = 3_600_000;
const OLD = '-old7+bVVU7k801X/EXAMPLE.';
const TODAY = '-today+bVVU7k801X/EXAMPLE.';

/** A server that has seen a task end an hour ago, one nine days ago, and 149 before it, one in each half hour. */
const test = testOfProcess.extend({
  board: async ({ tencent }, use) => {
    const at = Date.now() - 9 * 24 * HOUR_MS;
    const before = Array.from({ length: 149 }, (_, i) => ({
      ref: ref(`-n${i}+EXAMPLE.`),
      at: at - (i + 1) * (HOUR_MS / 2),
      why: i % 10 === 0 ? ('lostSight' as const) : ('exited' as const),
    }));
    const folder = await keepEnded([
      { ref: ref(TODAY), at: Date.now() - HOUR_MS, why: 'exited' },
      { ref: ref(OLD), at, why: 'exited' },
      ...before,
    ]);
    const board = await startScribeboard({ ...asking(tencent), DATA_DIR: folder });
    await use(board);
    await board.stop();
  },
});

test('the board says how many ended before, and leads to all of them: searched, filtered, page by page', async ({
  page,
  board,
}) => {
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page.getByRole('row').filter({ hasText: TODAY.slice(0, 8) })).toContainText('Ended');
  await expect(page.getByRole('row').filter({ hasText: OLD.slice(0, 8) })).toHaveCount(0);
  await page.getByRole('link', { name: '1 ended today · 150 older' }).click();

  await expect(page.getByRole('heading', { name: /^Ended tasks/ })).toBeVisible();
  const links = page.getByRole('table').getByRole('link');
  await expect(links).toHaveCount(100);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(links).toHaveCount(151);
  await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Exit not seen 15' }).click();
  await expect(links).toHaveCount(15);
  await page.getByRole('button', { name: 'All 151' }).click();
  const day = await page.getByRole('rowheader').first().innerText();
  await page.getByLabel('Day').fill(day);
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('title', TODAY);
  await page.getByRole('button', { name: 'Any day' }).click();

  // Without its -, as it is often copied.
  await page.getByRole('searchbox').fill(OLD.slice(1, 6));
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('title', OLD);
  // As the page shows it, and as it does in Chinese.
  for (const outcome of ['exit not seen', '未见退出']) {
    await page.getByRole('searchbox').fill(outcome);
    await expect(links).toHaveCount(15);
  }
  await page.getByRole('searchbox').fill('nothing');
  await expect(page.getByText(/^Searched by the beginning of the TaskId, your label and the outcome\./)).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(links).toHaveCount(151);
});

/** The lines of the file, with that of the columns first. */
async function exportCsv(page: Page): Promise<string[]> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'CSV, for spreadsheets' }).click();
  return readFileSync(await (await downloading).path(), 'utf8')
    .trim()
    .split('\r\n');
}

test('a label finds all ended tasks that have it, and exports them, however many more than one request may name', async ({
  page,
  board,
}) => {
  const labelled = Array.from({ length: 60 }, (_, i) => ({ ...ref(`-n${2 * i}+EXAMPLE.`), label: 'Physics' }));
  await keepWatchlist(page.context(), [...labelled, { ...ref('-live+1.'), label: 'Physics' }]);
  await page.goto(`${board.url}/apps/${APP}/ended?q=physics`);
  const links = page.getByRole('table').getByRole('link');
  await expect(links).toHaveCount(60);
  await expect(links.first()).toHaveAttribute('title', '-n0+EXAMPLE.');
  await expect(links.last()).toHaveAttribute('title', '-n118+EXAMPLE.');

  const lines = await exportCsv(page);
  expect(lines).toHaveLength(1 + 60);
});

test('the palette leads to the ended tasks from any page, and a click in a row to the task', async ({
  page,
  board,
}) => {
  for (const path of ['/', `/apps/${APP}`, taskPage(OLD)]) {
    await page.goto(board.url + path);
    await openPalette(page);
    await page.getByRole('dialog').getByRole('combobox').fill(`ended ${APP}`);
    await page.getByRole('option', { name: `Show ended tasks: ${APP}` }).click();
    await expect(page).toHaveURL(`${board.url}/apps/${APP}/ended`);
  }
  await page.getByRole('cell', { name: REGION }).first().click();
  await expect(page).toHaveURL(board.url + taskPage(TODAY));
});

test('what the filters let through is exported whole, and harmless to a spreadsheet', async ({ page, board }) => {
  await page.goto(`${board.url}/apps/${APP}/ended?why=exited`);
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(100);
  const lines = await exportCsv(page);
  expect(lines).toHaveLength(1 + 136);
  expect(lines[2]).toContain(`,'${OLD},`);
  await expect(page.getByText('136 tasks exported').first()).toBeVisible();
});

test('a task that left the memory is what it was, on its page and on a list, and is asked only when a person checks it', async ({
  page,
  board,
  tencent,
}) => {
  await page.goto(`${board.url}${taskPage(OLD)}`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Ended');
  await expect(main).toContainText('Exiting');
  await page.goto(`${board.url}${watching([OLD])}`);
  const row = page.getByRole('row').filter({ hasText: OLD.slice(0, 8) });
  await expect(row).toContainText('Ended');
  const told = async () => {
    const address = `${board.url}/api${taskPage(OLD)}`;
    return (await page.request.get(address)).json();
  };
  expect(await told()).toMatchObject({ state: 'ended', nextTryAt: null, askedAt: null });

  // It lives after all: it is on the board of its SdkAppId again.
  say(tencent, OLD, 'InProgress');
  await page.request.post(`${board.url}/api/apps/${APP}/task/check`, {
    data: { id: OLD, region: REGION },
    headers: { origin: board.url },
  });
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(row).toContainText('In progress');
});

test('a task that ended long ago can be removed for all, and is on no list of ended tasks then', async ({
  page,
  board,
}) => {
  const removed = await page.request.post(`${board.url}/api/apps/${APP}/task/remove`, {
    data: { id: OLD, region: REGION },
    headers: { origin: board.url },
  });
  expect(removed.status()).toBe(200);
  await page.goto(`${board.url}/apps/${APP}/ended?q=${encodeURIComponent(OLD)}`);
  await expect(page.getByRole('heading', { name: 'No task matches all filters' })).toBeVisible();
  expect((await page.request.get(`${board.url}/api${taskPage(OLD)}`)).status()).toBe(404);
});
