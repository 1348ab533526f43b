import { readFileSync } from 'node:fs';
import { APP, know, ref } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

const task = (taskId: string, differs: object = {}) => ({
  ...ref(taskId),
  label: '',
  note: '',
  pinned: false,
  ...differs,
});
const list = (...tasks: unknown[]) => ({
  name: 'list.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({ kind: 'scribeboard-list', version: 1, tasks, apps: [{ sdkAppId: APP, name: 'Classes' }] }),
  ),
});

test('a list goes into a file and into another browser, where it is shown before it is brought in, and can be undone', async ({
  page,
  board,
  browser,
}) => {
  await page.addInitScript(
    (state) => localStorage.setItem('scribeboard.watchlist', JSON.stringify({ state, version: 2 })),
    { tasks: [task('-a+1.', { label: 'Physics', note: 'ticket', pinned: true }), task('-b+2.', { label: 'Maths' })] },
  );
  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).click();
  await page.getByRole('button', { name: 'Export / import' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export 2 tasks' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`scribeboard-list-${APP}.json`);
  const saved = readFileSync(await download.path());

  const other = await (await browser.newContext()).newPage();
  await other.goto(board.url);
  await other.evaluate(
    (state) => localStorage.setItem('scribeboard.watchlist', JSON.stringify({ state, version: 2 })),
    { tasks: [task('-b+2.', { label: 'Algebra', note: 'mine' }), task('-c+3.')] },
  );
  await other.reload();
  await other.getByRole('button', { name: 'More' }).click();
  await other.getByRole('button', { name: 'Export / import' }).click();
  const dialog = other.getByRole('dialog', { name: 'Export / import' });
  await dialog.getByLabel('List file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: saved });
  await expect(dialog.getByRole('status')).toHaveText('1 new1 changed0 unchanged');
  await expect(dialog.getByRole('listitem').filter({ hasText: '-b+2.' })).toContainText('Label Algebra → Maths');
  await expect(dialog.getByRole('listitem').filter({ hasText: '-a+1.' })).toContainText('New');
  const kept = () =>
    other.evaluate(() => JSON.parse(localStorage.getItem('scribeboard.watchlist') ?? '').state.tasks as unknown);
  await dialog.getByRole('button', { name: 'Import 2' }).click();
  await expect(dialog.getByRole('status')).toHaveText('1 added, 1 changed.');
  expect(await kept()).toEqual([
    task('-b+2.', { label: 'Maths', note: 'mine' }),
    task('-c+3.'),
    task('-a+1.', { label: 'Physics', note: 'ticket', pinned: true }),
  ]);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Import undone.');
  expect(await kept()).toEqual([task('-b+2.', { label: 'Algebra', note: 'mine' }), task('-c+3.')]);
  await other.context().close();
});

test('a bad file says what is wrong and where; names are taken only if asked for, then for the whole server', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-a+1.']);
  await page.goto(board.url);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Export / import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export / import' });
  const read = (text: string) =>
    dialog.getByLabel('List file').setInputFiles({ name: 'x', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await read('TaskId;Label');
  await expect(dialog.getByRole('alert')).toContainText('This file is not JSON');
  await read('{"tasks":[]}');
  await expect(dialog.getByRole('alert')).toContainText('isn’t a Scribeboard export');
  await read('{"kind":"scribeboard-list","version":9,"tasks":[]}');
  await expect(dialog.getByRole('alert')).toContainText('Exported by a newer Scribeboard (format 9;');

  await dialog.getByLabel('List file').setInputFiles(list(task('-new+1.'), { ...task('x y') }, 7));
  await expect(dialog.getByRole('status')).toHaveText('1 new0 changed0 unchanged2 unreadable');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'tasks[1].taskId' })).toContainText(
    'must be 1 to 256 printable characters without spaces, but was "x y"',
  );
  await dialog.getByLabel('Also rename 1 SdkAppId, for everyone on this server').check();
  await dialog.getByRole('button', { name: 'Import 2' }).click();
  await expect(dialog.getByRole('status')).toHaveText('1 added, 1 changed.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('link', { name: /^Classes 1400000000/ })).toBeVisible();
});
