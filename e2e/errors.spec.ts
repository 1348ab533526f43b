import { CATALOGUE } from '../src/app/features/errors/catalogue.ts';
import { freePort } from '../src/harness/free-port.ts';
import { CREDENTIALS, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, taskPage } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

const TASK_ID = '-m9+1.';
const link = taskPage(TASK_ID);
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

test('throttling is explained, with what the board does about it', async ({ page, board, tencent }) => {
  tencent.emulator.setFault({}, { kind: 'error', code: 'RequestLimitExceeded', message: 'As Tencent says it.' });
  await page.goto(board.url + link);
  const panel = page.getByRole('article', { name: 'Problem' });
  await expect(panel.getByText(CATALOGUE.RequestLimitExceeded.en.meaning)).toBeVisible();
  await expect(panel.getByText('All calls for the account pause')).toBeVisible();
  await expect(panel.getByText(UUID)).toBeVisible();
});

test('a wrong key is explained', async ({ page, tencent }) => {
  const board = await startScribeboard({
    ...CREDENTIALS,
    TENCENTCLOUD_SECRET_KEY: 'wrongEXAMPLEkey',
    TRTC_ENDPOINT: tencent.url,
  });
  await page.goto(board.url + link);
  const panel = page.getByRole('article', { name: 'Problem' });
  await expect(panel.getByText(CATALOGUE['AuthFailure.SignatureFailure'].en.cause)).toBeVisible();
  await expect(panel.getByText('Once a minute for the account')).toBeVisible();
  await expect(panel.getByText(UUID)).toBeVisible();
  await board.stop();
});

test('a wrong clock is explained while it is not yet corrected', async ({ page, board, tencent }) => {
  // Without the fault the board would have corrected itself before the page was read.
  tencent.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.SignatureExpire', message: 'As Tencent says it.' });
  tencent.emulator.setClockOffset(10 * 60_000);
  await page.goto(board.url + link);
  const panel = page.getByRole('article', { name: 'Problem' });
  await expect(panel.getByText(CATALOGUE['AuthFailure.SignatureExpire'].en.toDo)).toBeVisible();
  await expect(panel.getByText(UUID)).toBeVisible();
});

test('a request that did not reach Tencent says so, also in the text for a ticket', async ({ page, context }) => {
  const board = await startScribeboard({ ...CREDENTIALS, TRTC_ENDPOINT: `http://127.0.0.1:${await freePort()}` });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(board.url + link);
  const panel = page.getByRole('article', { name: 'Problem' });
  await expect(panel.getByRole('heading', { name: 'Network.ConnectionRefused' })).toBeVisible();
  await expect(panel.getByText('none: the request did not reach Tencent')).toBeVisible();
  await panel.getByRole('button', { name: 'Copy for support ticket' }).click();
  // That it was copied is said for a moment only, which a busy machine can miss.
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('Code: Network.ConnectionRefused\n');
  const ticket = await copied();
  expect(ticket).toContain('RequestId: none: the request did not reach Tencent Cloud\n');
  expect(ticket).toMatch(/Time: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \(\d{13}\)\n/);
  expect(ticket).toContain(`SdkAppId: ${APP}\nTaskId: ${TASK_ID}\nRegion: ap-singapore`);
  await board.stop();
});

test('from the problem to the page of its code, and back to the task', async ({ page, board }) => {
  await page.goto(board.url + link);
  // What comes late moves what is below it, and a link that moves under the mouse is not clicked.
  await expect(page.getByRole('tab', { name: 'Request' })).toBeVisible();
  await page.getByRole('link', { name: 'Learn more' }).click();
  await expect(page).toHaveURL(`${board.url}/errors/ResourceNotFound`);
  await expect(page.getByRole('heading', { name: 'ResourceNotFound', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Documentation' })).toHaveAttribute(
    'href',
    'https://www.tencentcloud.com/document/product/647/78746',
  );
  await page.goBack();
  await expect(page.getByRole('article', { name: 'Problem' })).toBeVisible();
});

test('the catalogue is searched in the address, by word and by a whole error message', async ({ page, board }) => {
  await page.goto(`${board.url}/errors`);
  await expect(page.getByRole('listitem')).toHaveCount(Object.keys(CATALOGUE).length);
  const search = page.getByRole('searchbox', { name: 'Search the error codes' });
  await search.fill('signatureexpire');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(`${board.url}/errors?q=signatureexpire`);
  await search.fill('[TencentCloudSDKException] code:InternalError.CTInternalError message:no requestId:7c3e');
  await expect(page.getByRole('listitem')).toHaveText([/InternalError\.CTInternalError/]);
  await search.fill('quixotic');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(Object.keys(CATALOGUE).length);
  await page.goto(`${board.url}/errors?q=clock`);
  await page.getByRole('link', { name: /^AuthFailure\.SignatureExpire/ }).click();
  await expect(page).toHaveURL(`${board.url}/errors/AuthFailure.SignatureExpire`);
});

test('a link to an undocumented code is explained by the part before its dot', async ({ page, board }) => {
  await page.goto(`${board.url}/errors/AuthFailure.SomethingNew`);
  await expect(page.getByRole('heading', { name: 'AuthFailure.SomethingNew', level: 1 })).toBeVisible();
  await expect(page.getByText('Subtype of AuthFailure')).toBeVisible();
  await page.goto(`${board.url}/errors/Nonsense`);
  await expect(page.getByText('Unknown error.')).toBeVisible();
});
