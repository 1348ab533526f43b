import AxeBuilder from '@axe-core/playwright';
import { lifeCycle } from '../src/emulator/task-script.ts';
import { expect, test } from './start-board.ts';

const APP = 1_400_000_000;
const ref = (taskId: string) => ({ sdkAppId: APP, region: 'ap-singapore', taskId });
const link = (taskId: string) => `/apps/${APP}/task?id=${encodeURIComponent(taskId)}&region=ap-singapore`;

const SCREENS: [name: string, path: string][] = [
  ['start page', '/'],
  ['board', `/apps/${APP}`],
  ['empty board', '/apps/7'],
  ['task page', link('-runs+1.')],
  ['task page of a task that never was', link('-never+2.')],
  ['error catalogue', '/errors'],
  ['one error code', '/errors/AuthFailure.SignatureExpire'],
  ['bad link', `/apps/${APP}/task?region=ap-singapore`],
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing on any screen', async ({ page, board, tencent }) => {
        // Axe looks at every node of every screen.
        test.slow();
        const startsAt = Date.now() - 60_000;
        tencent.emulator.setTask(
          ref('-runs+1.'),
          lifeCycle({ startsAt, idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 }),
        );
        for (const taskId of ['-runs+1.', '-never+2.']) await page.request.get(board.url + api(taskId));
        for (const [name, path] of SCREENS) {
          await page.goto(board.url + path);
          await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
          expect(found, name).toEqual([]);
        }
      });
    });
  }
}

function api(taskId: string): string {
  return `/api${link(taskId)}`;
}
