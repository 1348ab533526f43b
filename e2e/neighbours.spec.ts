import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { type Board, expect, test } from './start-board.ts';

const APP = 1_400_000_000;
const REGION = 'ap-singapore';
const link = (taskId: string) => `/apps/${APP}/task?id=${encodeURIComponent(taskId)}&region=${REGION}`;
const heading = (page: Page) => page.getByRole('main').getByText(/^-m9[a-z]\+\.$/);

/** Tasks that the server knows: those of the first letters are in progress, the others idle. */
async function know(page: Page, board: Board, { emulator }: StartedEmulator) {
  for (const [letter, status] of Object.entries({ a: 'InProgress', b: 'Idle', c: 'InProgress', d: 'InProgress' })) {
    const taskId = `-m9${letter}+.`;
    emulator.setTask({ sdkAppId: APP, region: REGION, taskId }, { startsAt: 0, steps: [{ status, forMs: 1e15 }] });
    await page.request.get(`${board.url}/api${link(taskId)}`);
  }
}

test('from a filtered and sorted view one goes to its next and previous task, and back to that view', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent);
  const view = `${board.url}/apps/${APP}?state=inProgress&sort=-taskId`;
  await page.goto(view);
  await expect(page.locator('tbody').getByRole('link')).toHaveText([/-m9d/, /-m9c/, /-m9a/]);
  await page.getByRole('link', { name: '-m9d+.', exact: true }).click();
  await expect(heading(page)).toHaveText('-m9d+.');
  await expect(page.getByRole('link', { name: 'Previous task of the list' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Next task of the list' }).click();
  await expect(heading(page)).toHaveText('-m9c+.');
  // The idle one between them is filtered away.
  await page.getByRole('link', { name: 'Next task of the list' }).click();
  await expect(heading(page)).toHaveText('-m9a+.');
  await expect(page.getByRole('link', { name: 'Next task of the list' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Previous task of the list' }).click();
  await expect(heading(page)).toHaveText('-m9c+.');
  await page
    .getByRole('main')
    .getByRole('link', { name: `All tasks of ${APP}` })
    .click();
  await expect(page).toHaveURL(view);
  await expect(page.locator('tbody').getByRole('link')).toHaveText([/-m9d/, /-m9c/, /-m9a/]);
});

test('whoever came by a link has no neighbours, and goes back to the whole board', async ({ page, board, tencent }) => {
  await know(page, board, tencent);
  await page.goto(board.url + link('-m9c+.'));
  await expect(heading(page)).toHaveText('-m9c+.');
  await expect(page.getByRole('link', { name: /^(Next|Previous) task of the list$/ })).toHaveCount(0);
  await page
    .getByRole('main')
    .getByRole('link', { name: `All tasks of ${APP}` })
    .click();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}`);
});
