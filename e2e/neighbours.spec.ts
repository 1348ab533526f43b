import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { APP, know, taskPage } from '../src/harness/tasks.ts';
import { type Board, expect, test } from './test.ts';

const heading = (page: Page) => page.getByRole('main').getByText(/^-m9[a-z]\+\.$/);

/** Tasks that the server knows: the second idles, the others are in progress. */
async function knowFour(page: Page, board: Board, tencent: StartedEmulator) {
  await know(page, board, tencent, ['-m9a+.'], 'InProgress');
  await know(page, board, tencent, ['-m9b+.'], 'Idle');
  await know(page, board, tencent, ['-m9c+.', '-m9d+.'], 'InProgress');
}

test('from a filtered and sorted view one goes to its next and previous task, and back to that view', async ({
  page,
  board,
  tencent,
}) => {
  await knowFour(page, board, tencent);
  const view = `${board.url}/apps/${APP}?state=inProgress&sort=-taskId`;
  await page.goto(view);
  await expect(page.locator('tbody').getByRole('link')).toHaveText([/-m9d/, /-m9c/, /-m9a/]);
  await page.getByRole('link', { name: '-m9d+.', exact: true }).click();
  await expect(heading(page)).toHaveText('-m9d+.');
  await expect(page.getByRole('link', { name: 'Previous task in list' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Next task in list' }).click();
  await expect(heading(page)).toHaveText('-m9c+.');
  // The idle one between them is filtered away.
  await page.getByRole('link', { name: 'Next task in list' }).click();
  await expect(heading(page)).toHaveText('-m9a+.');
  await expect(page.getByRole('link', { name: 'Next task in list' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Previous task in list' }).click();
  await expect(heading(page)).toHaveText('-m9c+.');
  await page
    .getByRole('main')
    .getByRole('link', { name: `All tasks of ${APP}` })
    .click();
  await expect(page).toHaveURL(view);
  await expect(page.locator('tbody').getByRole('link')).toHaveText([/-m9d/, /-m9c/, /-m9a/]);
});

test('a task opened by a link has no neighbours, and leads to the whole board', async ({ page, board, tencent }) => {
  await knowFour(page, board, tencent);
  await page.goto(board.url + taskPage('-m9c+.'));
  await expect(heading(page)).toHaveText('-m9c+.');
  await expect(page.getByRole('link', { name: /^(Next|Previous) task in list$/ })).toHaveCount(0);
  await page
    .getByRole('main')
    .getByRole('link', { name: `All tasks of ${APP}` })
    .click();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}`);
});
