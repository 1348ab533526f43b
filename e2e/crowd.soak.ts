import { say, watching } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

test('twenty tabs on one board stay within the quota', async ({ context, board, tencent }) => {
  // Twenty pages share the cores of a small machine.
  test.setTimeout(240_000);
  const slow = { timeout: 120_000 };
  const ids = Array.from({ length: 24 }, (_, n) => `-m9+task${n}.`);
  for (const taskId of ids) say(tencent, taskId, 'InProgress');
  const tabs = await Promise.all(Array.from({ length: 20 }, () => context.newPage()));
  await Promise.all(tabs.map((tab) => tab.goto(board.url + watching(ids), slow)));
  for (const tab of tabs) {
    await expect(tab.getByRole('row').filter({ hasText: 'In progress' }).first()).toBeVisible(slow);
  }
  const before = tencent.emulator.arrivals.length;
  await expect.poll(() => tencent.emulator.arrivals.length, slow).toBeGreaterThan(before + 60);
  expect(tencent.emulator.overLimit).toBe(0);
});
