import type { Locator, Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { say, watching } from '../src/harness/tasks.ts';
import { outageWords } from './outage-words.ts';
import { type Board, expect } from './test.ts';

/** Opens the link to these tasks, which run. The rows in progress, once there is one for each, and the page is ready for outages. */
export async function openRunning(
  page: Page,
  board: Board,
  tencent: StartedEmulator,
  taskIds: readonly string[],
): Promise<Locator> {
  for (const taskId of taskIds) say(tencent, taskId, 'InProgress');
  const ready = outageWords(page);
  await page.goto(board.url + watching(taskIds));
  await ready;
  const rows = page.getByRole('row').filter({ hasText: 'In progress' });
  await expect(rows).toHaveCount(taskIds.length);
  return rows;
}

/** The TaskIds of the table, from top to bottom. */
export function ids(page: Page): Promise<string[]> {
  return page
    .locator('tbody')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('title') ?? ''));
}

/** What the TaskId is written on, and leads to its page. */
export function taskLink(page: Page, taskId: string): Locator {
  return page.getByRole('link', { name: taskId, exact: true });
}

/** The row of the task in the table. */
export function row(page: Page, taskId: string): Locator {
  return page.getByRole('row').filter({ has: taskLink(page, taskId) });
}

/** What is behind the three dots of the toolbar. */
export async function chooseFromMenu(page: Page, name: string) {
  await page.getByRole('button', { name: 'More for this SdkAppId' }).click();
  await page.getByRole('dialog', { name: 'More for this SdkAppId' }).getByRole('button', { name }).click();
}
