import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { APP, know, REGION, ref, refuse, say, taskPage, watching } from '../src/harness/tasks.ts';
import { chooseFromMenu, ids, row, taskLink } from './board-page.ts';
import { type Board, expect, test } from './test.ts';

/** Tasks that the server knows, in this order from the newest to the oldest. */
async function knowNewestFirst(page: Page, board: Board, tencent: StartedEmulator, taskIds: readonly string[]) {
  await know(page, board, tencent, taskIds.toReversed());
}

test('one task is found by a part of its id; filter, sort and search are a link that opens the same view elsewhere', async ({
  page,
  board,
  tencent,
  browser,
}) => {
  await knowNewestFirst(page, board, tencent, ['-m9aa+1.', '-m9bb+2.', '-m9cc+3.']);
  say(tencent, '-m9cc+3.', 'Idle');
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(row(page, '-m9cc+3.')).toContainText('Idle');
  await page.getByRole('searchbox').fill('BB+');
  await expect.poll(() => ids(page)).toEqual(['-m9bb+2.']);

  await page.getByRole('searchbox').fill('m9');
  await page.getByRole('columnheader', { name: 'TaskId' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'TaskId' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'TaskId' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: /^Idle/ }).click();
  await expect.poll(() => ids(page)).toEqual(['-m9cc+3.']);
  await page.getByRole('button', { name: /^In progress/ }).click({ modifiers: ['ControlOrMeta'] });
  const all = ['-m9cc+3.', '-m9bb+2.', '-m9aa+1.'];
  await expect.poll(() => ids(page)).toEqual(all);
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?state=inProgress,idle&sort=-taskId&q=m9`);

  await page.reload();
  await expect.poll(() => ids(page)).toEqual(all);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  await expect.poll(() => ids(elsewhere)).toEqual(all);
  await elsewhere.context().close();
});

test('selected rows become a link, and a CSV in which no TaskId is a formula', async ({ page, board, tencent }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.', '-d+4.']);
  await page.goto(`${board.url}/apps/${APP}?sort=taskId`);
  await page.getByRole('checkbox', { name: 'Select -a+1.' }).check();
  await page.getByRole('checkbox', { name: 'Select -c+3.' }).click({ modifiers: ['Shift'] });
  const actions = page.getByRole('region', { name: 'Selection' });
  await expect(actions).toContainText('3 selected');

  await actions.getByRole('button', { name: 'Copy link' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const search = `?watch=-a%2B1.&watch=-b%2B2.&watch=-c%2B3.&region=${REGION}`;
  await expect.poll(clipboard).toBe(`${board.url}/apps/${APP}${search}`);
  await actions.getByRole('button', { name: 'Copy TaskIds' }).click();
  await expect.poll(clipboard).toBe('-a+1.\n-b+2.\n-c+3.');

  await actions.getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await actions.getByRole('button', { name: /^CSV/ }).click();
  const lines = readFileSync(await (await downloading).path(), 'utf8').split('\r\n');
  expect(lines.slice(1, 4).map((line) => line.split(',')[2])).toEqual(["'-a+1.", "'-b+2.", "'-c+3."]);

  await actions.getByRole('button', { name: 'Label' }).click();
  await actions.getByRole('textbox').fill('Physics');
  await actions.getByRole('button', { name: 'Set label' }).click();
  await expect(page.getByRole('cell', { name: 'Physics', exact: true })).toHaveCount(3);
  await actions.getByRole('button', { name: 'Clear selection' }).click();
  await expect(actions).toHaveCount(0);
});

test('what a person watches can be exported for programs, pinned above the rest, and let go again', async ({
  page,
  board,
  tencent,
}) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await page.goto(board.url + watching(['-a+1.', '-b+2.', '-c+3.']));
  await page.getByRole('button', { name: 'Add to watchlist' }).click();
  await row(page, '-c+3.').getByRole('link').click();
  await page.getByRole('button', { name: 'Pin' }).click();
  await page.goto(`${board.url}/apps/${APP}?list=mine&sort=taskId`);
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-a+1.', '-b+2.']);
  await expect(row(page, '-c+3.')).toContainText('Pinned');

  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const actions = page.getByRole('region', { name: 'Selection' });
  await actions.getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await actions.getByRole('button', { name: /^JSON/ }).click();
  const exported = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
  expect(JSON.stringify(exported)).toContain('"-a+1."');

  await page.getByRole('checkbox', { name: 'Select -c+3.' }).uncheck();
  await actions.getByRole('button', { name: 'Unwatch' }).click();
  await expect.poll(() => ids(page)).toEqual(['-c+3.']);
  await page.goto(`${board.url}/apps/${APP}?sort=taskId`);
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-a+1.', '-b+2.']);
});

test('columns for which there is no room are left out, and none is cut off', async ({ page, board, tencent }) => {
  const many = Array.from({ length: 40 }, (_, n) => `-m9column+${n}.`);
  await knowNewestFirst(page, board, tencent, many);
  await page.goto(`${board.url}/apps/${APP}`);
  const scroller = page.getByRole('table').locator('..');
  for (const width of [960, 1069, 1070, 1279, 1280, 1419, 1420, 1440]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(page.getByRole('columnheader', { name: 'Time in state' })).toBeVisible({ visible: width >= 1420 });
    await expect.poll(() => scroller.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
});

test('a link can ask for groups', async ({ page, board, tencent }) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.']);
  await page.goto(`${board.url}/apps/${APP}?group=region`);
  await expect(page.getByRole('row').filter({ hasText: REGION }).first()).toContainText('1');
  await page.goto(`${board.url}/apps/${APP}?group=nonsense`);
  await expect.poll(() => ids(page)).toEqual(['-a+1.']);
});

test('filters that hide everything say which of them does, and what there would be without it', async ({
  page,
  board,
  tencent,
}) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  await page.goto(`${board.url}/apps/${APP}?state=ended&q=a%2B1`);
  await expect(page.getByRole('heading', { name: 'No task matches “a+1”' })).toBeVisible();
  await expect(page.getByText('1 matches without the state filter.')).toBeVisible();
  await expect(page.getByText('Without the search')).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove: State' }).click();
  await expect.poll(() => ids(page)).toEqual(['-a+1.']);
});

test('a search finds what the page shows in another language, and says what it looked through when it finds nothing', async ({
  page,
  board,
  tencent,
}) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  await page.goto(`${board.url}/apps/${APP}?q=${encodeURIComponent('新加坡 进行中')}`);
  await expect.poll(() => ids(page)).toEqual(['-a+1.', '-b+2.']);
  await page.getByRole('searchbox').fill('singapore 空闲');
  await expect(page.getByRole('heading', { name: 'No task matches “singapore 空闲”' })).toBeVisible();
  await expect(page.getByText(/^Searched 2 tasks by TaskId, label, note, state, /)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Search ended tasks' })).toHaveAttribute('href', /\/ended\?q=singapore/);
  await page.getByRole('button', { name: 'Clear filters, show 2' }).click();
  await expect.poll(() => ids(page)).toEqual(['-a+1.', '-b+2.']);
});

test('the ruler of the pace is there for a pointer and the keyboard, while tasks are added, and not at rest', async ({
  page,
  board,
  tencent,
}) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.']);
  await page.goto(`${board.url}/apps/${APP}`);
  const pace = page.getByText(/calls\/s/);
  const ruler = page.locator('footer').locator('i').first();
  await expect(pace).toBeVisible();
  await expect(ruler).toBeHidden();
  await pace.hover();
  await expect(ruler).toBeVisible();
  await page.getByRole('searchbox').hover();
  await expect(ruler).toBeHidden();
  await page.locator('footer').locator('[tabindex="0"]').focus();
  await expect(ruler).toBeVisible();
  await page.getByRole('searchbox').focus();
  await expect(ruler).toBeHidden();
  await page.getByRole('button', { name: 'Add tasks' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(ruler).toBeVisible();
});

test('nothing moves under the pointer: what is new waits, and comes when it leaves', async ({
  page,
  board,
  tencent,
}) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await page.goto(`${board.url}/apps/${APP}`);
  const before = ['-a+1.', '-b+2.', '-c+3.'];
  await expect.poll(() => ids(page)).toEqual(before);
  await row(page, '-a+1.').hover();
  say(tencent, '-c+3.', 'Preparing');
  await expect(row(page, '-c+3.')).toContainText('Preparing');
  await expect(page.getByText('1 update on hold')).toBeVisible();
  expect(await ids(page)).toEqual(before);
  await page.getByRole('searchbox').hover();
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-a+1.', '-b+2.']);
});

test('an incident does not wait for a pointer, and a pointer that rests holds nothing for long', async ({
  page,
  board,
  tencent,
}) => {
  await page.clock.install();
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect.poll(() => ids(page)).toEqual(['-a+1.', '-b+2.', '-c+3.']);
  await row(page, '-a+1.').hover();
  refuse(tencent, '-c+3.');
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-a+1.', '-b+2.']);
  await row(page, '-a+1.').hover();
  say(tencent, '-b+2.', 'Idle');
  await expect(page.getByText('1 update on hold')).toBeVisible();
  await page.clock.runFor(11_000);
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-b+2.', '-a+1.']);
});

test('Back undoes a click on a count, and typing is no step', async ({ page, board, tencent }) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('button', { name: /^In progress/ }).click();
  await expect(page).toHaveURL(/\?state=inProgress$/);
  await page.getByRole('searchbox').fill('a+1');
  await expect.poll(() => ids(page)).toEqual(['-a+1.']);
  await page.goBack();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}`);
  await expect.poll(() => ids(page)).toEqual(['-a+1.', '-b+2.']);
});

test('a selection holds the order until its viewer asks for the changes', async ({ page, board, tencent }) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('checkbox', { name: 'Select -b+2.' }).check();
  await page.getByRole('searchbox').click();
  say(tencent, '-c+3.', 'Preparing');
  await expect(page.getByText('1 update on hold while a row is selected')).toBeVisible();
  expect(await ids(page)).toEqual(['-a+1.', '-b+2.', '-c+3.']);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-a+1.', '-b+2.']);
  await expect(page.getByRole('checkbox', { name: 'Select -b+2.' })).toBeChecked();
});

test('the focus stays in its row through refreshes, and an open menu stays open', async ({ page, board, tencent }) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  await page.goto(`${board.url}/apps/${APP}`);
  const link = taskLink(page, '-b+2.');
  await link.focus();
  say(tencent, '-b+2.', 'Preparing');
  await expect(row(page, '-b+2.')).toContainText('Preparing');
  await expect(link).toBeFocused();
  expect(await ids(page)).toEqual(['-a+1.', '-b+2.']);

  await chooseFromMenu(page, 'Table options');
  const menu = page.getByRole('dialog', { name: 'Table options' });
  await menu.getByRole('checkbox', { name: 'Region' }).uncheck();
  await expect(page.getByRole('columnheader', { name: 'Region' })).toHaveCount(0);
  say(tencent, '-a+1.', 'Exited');
  await expect(row(page, '-a+1.')).toContainText('Exiting');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'More for this SdkAppId' })).toBeFocused();
});

test('what the toolbar has no room for is in its menu, and the focus comes back to what opened it', async ({
  page,
  board,
  tencent,
}) => {
  await page.setViewportSize({ width: 1100, height: 700 });
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  await page.goto(`${board.url}/apps/${APP}`);
  const more = page.getByRole('button', { name: 'More for this SdkAppId' });
  await more.click();
  await page.getByLabel('Which tasks').selectOption('All tasks');
  await page.getByRole('button', { name: 'Table options' }).click();
  const menu = page.getByRole('dialog', { name: 'Table options' });
  await menu.getByRole('checkbox', { name: 'Label' }).uncheck();
  await expect(page.getByRole('columnheader', { name: 'Label' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole('button', { name: 'Desktop notifications…' }).click();
  await expect(page.getByRole('dialog', { name: 'Desktop notifications' })).toBeVisible();
});

test('a hidden tab asks nothing, and says on return what happened meanwhile', async ({ page, board, tencent }) => {
  await page.addInitScript(() => {
    let hidden = false;
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    addEventListener('test:hide', (event) => {
      hidden = (event as CustomEvent<boolean>).detail;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    // Seen here: what was asked just before may be reported to the test later. A part of the page that comes late asks once.
    const ask = fetch;
    window.fetch = (...request) => {
      if (hidden && String(request[0]).endsWith('/api/watch'))
        document.documentElement.dataset['askedHidden'] = String(request[0]);
      return ask(...request);
    };
  });
  const hide = (hidden: boolean) =>
    page.evaluate((detail) => dispatchEvent(new CustomEvent('test:hide', { detail })), hidden);
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(row(page, '-b+2.')).toContainText('In progress');

  await hide(true);
  tencent.emulator.deleteTask(ref('-b+2.'));
  // The other viewer sees it end: the proxy has learnt of it by then.
  const state = async () => {
    const answer = await page.request.get(`${board.url}/api/apps/${APP}/tasks`);
    const { tasks } = await answer.json();
    return tasks.find((task: { taskId: string }) => task.taskId === '-b+2.').state;
  };
  await expect.poll(state).toBe('ended');
  await expect(page.locator('html')).not.toHaveAttribute('data-asked-hidden');

  await hide(false);
  await expect(row(page, '-b+2.')).toContainText('Ended');
  await page.getByRole('button', { name: '1 ended' }).click();
  await expect.poll(() => ids(page)).toEqual(['-b+2.']);
  await page.getByRole('button', { name: 'Mark as seen' }).click();
  await expect(page.getByText(/^Since \d\d:\d\d/)).toHaveCount(0);
});

test('the whole row opens its task, and neither selected text nor a control of the row does', async ({
  page,
  board,
  tencent,
}) => {
  await knowNewestFirst(page, board, tencent, ['-a+1.', '-b+2.']);
  const boardUrl = `${board.url}/apps/${APP}`;
  await page.goto(boardUrl);
  const region = row(page, '-b+2.').getByRole('cell', { name: REGION });
  const elsewhere = async (act: () => Promise<void>) => {
    const opened = page.context().waitForEvent('page');
    await act();
    const tab = await opened;
    await expect(tab).toHaveURL(board.url + taskPage('-b+2.'));
    await tab.close();
    await expect(page).toHaveURL(boardUrl);
  };
  await elsewhere(() => region.click({ modifiers: ['ControlOrMeta'] }));
  await elsewhere(() => region.click({ button: 'middle' }));

  const box = await region.getByText(REGION).boundingBox();
  if (!box) throw new Error('the region is not on the screen');
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/-singapor/);
  await expect(page).toHaveURL(boardUrl);
  await page.getByRole('checkbox', { name: 'Select -b+2.' }).check();
  await row(page, '-b+2.').getByRole('button', { name: 'Copy TaskId' }).click();
  await expect(page).toHaveURL(boardUrl);

  // On the selected text, it would take back the selection.
  await row(page, '-b+2.').getByText('In progress').click();
  await expect(page).toHaveURL(board.url + taskPage('-b+2.'));
});
