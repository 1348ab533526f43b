import { startEmulator } from '../src/emulator/start-emulator.ts';
import { filesIn } from '../src/harness/files-in.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, REGION, ref, say, taskPage, watching } from '../src/harness/tasks.ts';
import { ROUTES } from '../src/proxy/api/routes.ts';
import { nodeSha256 } from '../src/tencent/node-sha256.ts';
import { SERVICE } from '../src/tencent/sites.ts';
import { deriveKeys, utcDate } from '../src/tencent/tc3.ts';
import { type Canary, findCanaries } from '../src/testing/find-canary.ts';
import { QUOTED } from '../src/testing/hostile-answers.ts';
import { browserStorage, listen } from './places.ts';
import { type Board, expect, test } from './test.ts';

const SECRET_ID = 'AKIDcanaryEXAMPLEcanaryEXAMPLE000000';
const SECRET_KEY = 'canaryKEYthatMust/Not+Leak012345';
const TOKEN = 'canaryTOKENofTemporary/Credentials+thatMustNotLeak0123456789==';
/** Not a secret: it must be found everywhere where the secrets must not, or else the search did not look there. */
const MARKER = '-marker+thatIsNoSecretAtAll/0123.';
const task = ref(MARKER);
const search = `id=${encodeURIComponent(MARKER)}&region=${REGION}`;

/** What is made of the key: of yesterday, today and tomorrow, for a test over midnight. */
function derived(secretKey: string): Record<string, Canary> {
  const days = [-86_400, 0, 86_400].map((s) => utcDate(Math.floor(Date.now() / 1000) + s));
  return Object.fromEntries(
    days.flatMap((day) => {
      const { secretDate, secretService, secretSigning } = deriveKeys(nodeSha256, secretKey, day, SERVICE);
      return [
        [`kDate of ${day}`, secretDate],
        [`kService of ${day}`, secretService],
        [`kSigning of ${day}`, secretSigning],
      ];
    }),
  );
}

/** Asks for every route, as it should be asked and in ways it should not, and collects what comes. */
async function answersOfEveryRoute({ url }: Board): Promise<string> {
  const answers: string[] = [];
  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(url + path, init);
    answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
  }
  const json = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const bodies = [
    { id: MARKER, region: REGION },
    { lease: 'a-lease-of-the-search', revision: 0, list: { mode: 'set', apps: [APP], refs: [task] }, visible: [task] },
    { label: 'a label' },
    {},
    '{',
    'x'.repeat(300_000),
  ];
  for (const { method, path } of ROUTES) {
    for (const app of [APP, 1, 'x']) {
      const filled = path.replace(':sdkAppId', String(app));
      if (method === 'GET') for (const query of [search, '', 'id=x', `${search}&x=1`]) await ask(`${filled}?${query}`);
      else for (const body of bodies) await ask(filled, json(body));
    }
    await ask(path, { method: 'PUT' });
    await ask(path, { method: 'POST', body: 'text' });
    await ask(path, { headers: { origin: 'https://evil.example' } });
  }
  for (const path of ['/', '/apps/1', '/nothing.js', '/api/nothing', '/%zz', '/..%2f.env']) await ask(path);
  return answers.join('\n');
}

for (const { says, secretKey, badge } of [
  { says: 'Tencent accepts', secretKey: SECRET_KEY, badge: 'In progress' },
  { says: 'Tencent refuses', secretKey: `${SECRET_KEY}x`, badge: 'AuthFailure.SignatureFailure' },
]) {
  test(`a key that ${says} is nowhere but in memory, nor is anything made of it`, async ({ page, context }) => {
    const tencent = await startEmulator({
      credentials: [{ secretId: SECRET_ID, secretKey: SECRET_KEY, token: TOKEN }],
    });
    say(tencent, MARKER, 'InProgress');
    const dataDir = newFolder();
    const board = await startScribeboard({
      TENCENTCLOUD_SECRET_ID: SECRET_ID,
      TENCENTCLOUD_SECRET_KEY: secretKey,
      TENCENTCLOUD_TOKEN: TOKEN,
      TRTC_ENDPOINT: tencent.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'trace',
    });
    const { received } = listen(context);

    await page.goto(board.url + watching([MARKER]));
    // While nothing can be learnt, the notice says that and nothing else.
    if (secretKey === SECRET_KEY) await page.getByRole('button', { name: 'Add to watchlist' }).click();
    await page.goto(board.url + taskPage(MARKER));
    await expect(page.getByText(badge).first()).toBeVisible();
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    // A task that fails is logged, and shows that the log is looked at.
    tencent.emulator.setFault({ taskId: MARKER }, { kind: 'error', code: 'InternalError.CTInternalError' });
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect.poll(board.output).toContain(MARKER);

    // Whatever is between us and Tencent may quote what it was sent, in any spelling.
    let quoted = '';
    for (const [index, [how, quote]] of Object.entries(QUOTED).entries()) {
      const [id, token] = [quote(SECRET_ID), quote(TOKEN)];
      const json = `{"Response":{"Error":{"Code":"${token}","Message":"${how} ${id} ${token}"},"RequestId":"${token}"}}`;
      const body = Buffer.from(index % 3 === 2 ? `<html>${how}: ${id} ${token}</html>` : json);
      tencent.emulator.setFault({ taskId: MARKER }, { kind: 'raw', body });
      const before = tencent.emulator.requests.length;
      const at = `${board.url}/api/apps/${APP}/task`;
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      await fetch(`${at}/check`, { ...init, body: JSON.stringify({ id: MARKER, region: REGION }) });
      // A key that is refused is asked with once a minute: then nothing is quoted at all.
      if (secretKey === SECRET_KEY) await expect.poll(() => tencent.emulator.requests.length).toBeGreaterThan(before);
      quoted += await (await fetch(`${at}?${search}`)).text();
      quoted += await (await fetch(`${at}/exchange?${search}`)).text();
    }

    const places: Record<string, string | Buffer> = {
      'the answers about a task that was quoted': quoted,
      'what the browser received': await received(),
      'what the browser keeps': await browserStorage(page),
      'the answers of the routes': await answersOfEveryRoute(board),
      ...filesIn(dataDir),
    };
    await board.stop();
    await tencent.close();
    Object.assign(places, { 'stdout and stderr': board.output() }, filesIn(dataDir));

    const authorizations = tencent.emulator.requests.flatMap(({ headers }) =>
      headers.filter(([name]) => name.toLowerCase() === 'authorization').map(([, value]) => value),
    );
    expect(authorizations.length).toBeGreaterThan(0);
    const canaries: Record<string, Canary> = {
      'the secret key': secretKey,
      'the token': TOKEN,
      'the SecretId': SECRET_ID,
      ...derived(secretKey),
    };
    for (const [index, value] of authorizations.slice(-3).entries()) {
      canaries[`signature ${index}`] = Buffer.from(value.split('Signature=')[1] ?? '', 'hex');
    }
    expect(findCanaries(canaries, { ...places, ...filesIn('dist') })).toEqual([]);

    const written = findCanaries({ marker: MARKER }, places).join('\n');
    for (const place of Object.keys(places).filter((name) => !/-shm$|-wal$/.test(name)))
      expect(written).toContain(place);
    expect(findCanaries({ name: 'TENCENTCLOUD_SECRET_KEY' }, filesIn('dist'))).not.toEqual([]);
  });
}
