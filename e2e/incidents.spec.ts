import { APP, know, REGION } from '../src/harness/tasks.ts';
import { row } from './board-page.ts';
import { expect, test } from './test.ts';

/** Whole, so that it is believed when it is pasted. */
const NEVER = '-m9nEv3rX7qZ9+dVc8LwR2tYh5UjM4.';

test('a task fails, I take it on with a note, a second browser sees it, I give it back', async ({
  browser,
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-fails+1.', '-runs+2.']);
  tencent.emulator.setFault({ taskId: '-fails+1.' }, { kind: 'error', code: 'InvalidParameter.SdkAppId' });
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page).toHaveTitle(/^\(1\) /);
  const failing = row(page, '-fails+1.');
  await expect(failing).toContainText('Failing');

  // The key is bound once the button of the row is there, and says so.
  await expect(failing.getByRole('button', { name: 'Acknowledge' })).toBeAttached();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Acknowledge 1 incident' });
  await expect(form).toContainText('-fails+1.');
  await expect(form.getByRole('textbox', { name: 'A few words (optional)' })).toBeFocused();
  await form.getByRole('textbox', { name: 'Time, such as 16:00' }).fill('25:00');
  await expect(form.getByRole('button', { name: 'Acknowledge' })).toBeDisabled();
  await form.getByRole('radio', { name: 'in 1 h' }).check();
  await form.getByRole('textbox', { name: 'A few words (optional)' }).fill('ticket 7731');
  await form.getByRole('textbox', { name: 'A few words (optional)' }).press('Enter');

  await expect(form).toHaveCount(0);
  await expect(failing).toContainText(/this server, until (\d\d-\d\d )?\d\d:\d\d/);
  await expect(page).toHaveTitle(/^\d/);
  // Where it was pressed, the focus is again.
  await expect(failing.getByRole('link')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(`${board.url}/apps/${APP}`);
  const theirs = row(other, '-fails+1.');
  await expect(theirs).toContainText('this server, until');
  await theirs.hover();
  await theirs.getByRole('button', { name: 'Acknowledged' }).click();
  await expect(other.getByRole('dialog', { name: 'Acknowledged by this server' })).toContainText('ticket 7731');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 incident needs attention again').first()).toBeVisible();
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(theirs).not.toContainText('this server');
  await other.context().close();
});

test('a task that is not found is removed for everyone, from the list of another browser too', async ({
  browser,
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-runs+2.']);
  const other = await (await browser.newContext()).newPage();
  // Both have it on their list: one added it, the other gave it a name.
  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  await page.getByRole('dialog').getByLabel('TaskIds or links').fill(NEVER);
  await page.getByRole('dialog').getByLabel('Region').selectOption(REGION);
  await page.getByRole('dialog').getByRole('button', { name: 'Add 1 task' }).click();
  await expect(row(page, NEVER)).toContainText('Not found');
  await other.goto(`${board.url}/apps/${APP}`);
  await row(other, NEVER).getByRole('checkbox').check();
  await other.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Label' }).click();
  await other.getByRole('textbox', { name: 'Label for the selected tasks' }).fill('Their name');
  await other.getByRole('button', { name: 'Set label' }).click();
  await expect(row(other, NEVER)).toContainText('Their name');

  await row(page, NEVER).hover();
  await row(page, NEVER).getByRole('button', { name: 'Remove' }).click();
  const question = page.getByRole('dialog', { name: 'Remove 1 task for everyone?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(row(page, NEVER)).toHaveCount(1);
  await row(page, NEVER).hover();
  await row(page, NEVER).getByRole('button', { name: 'Remove' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();

  await expect(page.getByText('Removed 1 task for everyone').first()).toBeVisible();
  for (const one of [page, other]) await expect(row(one, NEVER)).toHaveCount(0);
  // Nothing brings it back: neither what a browser has on its list, nor what it shows.
  for (const one of [page, other]) {
    await one.reload();
    await expect(row(one, '-runs+2.')).toHaveCount(1);
    await expect(row(one, NEVER)).toHaveCount(0);
  }
  const known = await (await page.request.get(`${board.url}/api/apps/${APP}/tasks`)).json();
  expect(known.tasks.map(({ taskId }: { taskId: string }) => taskId)).toEqual(['-runs+2.']);
  await other.context().close();
});
