import { randomTaskId } from '../src/emulator/random-ids.ts';
import { APP, REGION, say } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

/** The same random ids in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('thirty lines of a mixed log are pasted, and what was in them is watched', async ({ page, board, tencent }) => {
  const random = seeded(7);
  const ids = Array.from({ length: 8 }, () => randomTaskId(random));
  const region = (index: number) => (index === 5 ? 'ap-hongkong' : REGION);
  ids.forEach((taskId, index) => {
    say(tencent, taskId, 'InProgress', { region: region(index) });
  });
  const noise = (n: number) =>
    `2026-11-22T06:02:${n}.120Z DEBUG [pool-3] c.t.room.RoomServiceImpl: heartbeat room=${n}`;
  const log = [
    ...Array.from({ length: 7 }, (_, n) => noise(10 + n)),
    `2026-11-22T06:02:51Z INFO transcribe started room=3108 task=${ids[0]}`,
    `2026-11-22T06:02:52Z INFO response {"Response":{"TaskId":"${ids[1]}","RequestId":"7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e"}}`,
    ...Array.from({ length: 6 }, (_, n) => noise(20 + n)),
    `sdkAppId=${APP} region=ap-singapore TaskId: ${ids[2]}, user=u_12`,
    `tccli trtc DescribeCloudTranscription --region ap-singapore --SdkAppId ${APP} --TaskId=${ids[3]}`,
    `curl https://trtc.intl.tencentcloudapi.com -H "X-TC-Region: ap-singapore" -d '{"SdkAppId":${APP},"TaskId":"${ids[4]}"}'`,
    `see http://other.example/board/apps/${APP}/task?id=${encodeURIComponent(ids[5] ?? '')}&region=ap-hongkong.`,
    `${APP},ap-singapore,${ids[6]}`,
    `${ids[7]}`,
    `${ids[0]}`,
    '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.',
    ...Array.from({ length: 7 }, (_, n) => noise(30 + n)),
  ];
  expect(log).toHaveLength(30);

  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('TaskIds or links').fill(log.join('\n'));
  await dialog.getByLabel('Region').selectOption(REGION);
  await expect(dialog.getByText('30 lines, 9 TaskIds')).toBeVisible();
  await expect(dialog.getByText('1 masked')).toBeVisible();
  await expect(dialog.getByText('20 lines without a TaskId')).toBeVisible();
  await expect(dialog.getByText('+8 tasks:')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add 8 tasks' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(8);
});

test('an empty board has the box open, without a sample that only a demo has', async ({ page, board, tencent }) => {
  const id = '-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.';
  say(tencent, id, 'InProgress', { region: 'ap-guangzhou' });
  await page.goto(`${board.url}/apps/${APP}`);
  const dialog = page.getByRole('dialog');
  await page.getByLabel('TaskIds or links').fill(id);
  await expect(page.getByRole('button', { name: 'Try an example' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Review and add' }).click();
  await dialog.getByRole('button', { name: 'Add 1 task' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);

  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  await dialog.getByLabel('TaskIds or links').fill('SdkAppId=77 TaskId=-m9kL8pW3vT6+hQe5NzX1bCg7SfD2.');
  await dialog.getByRole('button', { name: 'Add 1 task' }).click();
  await expect(page).toHaveURL(`${board.url}/apps/77`);
});

const LONG = '-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.';
const OTHER = '-m9kL8pW3vT6+hQe5NzX1bCg7SfD2.';

test('what a request says of its answer is believed, and nothing has to be chosen', async ({ page, board }) => {
  await page.goto(board.url);
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('TaskIds or links')
    .fill(
      `{\n  "SdkAppId": 20012345,\n  "Region": "ap-singapore"\n}\n{"Response":{"TaskId":"${LONG}","RequestId":"r"}}`,
    );
  await expect(dialog.getByText('20012345 · ap-singapore')).toBeVisible();
  await expect(dialog.getByText('SdkAppId from line 2')).toBeVisible();
  await expect(dialog.getByLabel('Region')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Add 1 task' }).click();
  await expect(page).toHaveURL(`${board.url}/apps/20012345`);
});

test('ids that do not say where they are from are one question, and what is doubtful waits for a tick', async ({
  page,
  board,
}) => {
  await page.goto(board.url);
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('TaskIds or links')).toBeFocused();
  await dialog.getByLabel('TaskIds or links').fill(`room,TaskId\n1,${LONG}\n2,NULL\n3,${OTHER.slice(0, -1)}`);
  await expect(dialog.getByRole('group', { name: 'Which SdkAppId are these from?' })).toContainText('2 TaskIds');
  await expect(dialog.getByText('Choose an SdkAppId first')).toBeVisible();
  await expect(dialog.getByText('an empty value')).toBeVisible();
  await dialog.getByLabel('Another SdkAppId').fill('77');
  await expect(dialog.getByRole('button', { name: 'Add 1 task' })).toBeEnabled();
  await dialog.getByLabel('add anyway').check();
  await dialog.getByRole('button', { name: 'Add 2 tasks' }).click();
  await expect(page).toHaveURL(`${board.url}/apps/77`);
});

test('hundreds of added tasks: the dialog says how long their first check takes, and the board how far it is', async ({
  page,
  board,
  tencent,
}) => {
  const ids = Array.from({ length: 400 }, (_, index) => `-m9aB3xK7qZ9+dVc8LwR2tYh5${100 + index}.`);
  for (const taskId of ids) say(tencent, taskId, 'InProgress');
  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('TaskIds or links').fill(ids.join('\n'));
  await dialog.getByLabel('Region').selectOption(REGION);
  await expect(
    dialog.getByText(/^\+400 tasks: first checks take about 30 s, then tasks off screen are checked every/),
  ).toBeVisible();
  await expect(dialog.getByText('now 0 s')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Add 400 tasks' }).click();
  const progress = page.getByRole('progressbar', { name: 'First check' });
  await expect(progress).toHaveAttribute('aria-valuemax', '400');
  await expect(page.getByText(/^Checked \d+ of 400 · about \d+ s left$/)).toBeVisible();
  const checked = async () => Number(await progress.getAttribute('aria-valuenow'));
  await expect.poll(checked).toBeGreaterThan(60);
});
