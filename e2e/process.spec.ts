import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking, CREDENTIALS, runScribeboard, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, REGION, say } from '../src/harness/tasks.ts';
import { expect, testOfProcess as test } from './test.ts';

test('a wrong setting stops the process with one line that names it', async () => {
  const { code, output } = await runScribeboard({ PORT: 'abc' });
  expect(code).toBe(78);
  expect(output).toBe('scribeboard: PORT must be a whole number from 0 to 65535, not "abc"\n');
});

test('no operator can run it open to the network by mistake', async () => {
  const { code, output } = await runScribeboard({ ...CREDENTIALS, HOST: '0.0.0.0' });
  expect(code).toBe(78);
  expect(output).toContain('HOST=0.0.0.0');
});

test('an incomplete login stops the process with a line for each thing that is missing, before it opens a socket', async ({
  board,
}) => {
  // A process that tried to listen on this port would be told so, and stop with 1.
  const PORT = new URL(board.url).port;
  const { code, output } = await runScribeboard({
    ...CREDENTIALS,
    PORT,
    HOST: '0.0.0.0',
    AUTH_MODE: 'oidc',
    TOKENS_FILE: 'none',
  });
  expect(code).toBe(78);
  expect(output.trim().split('\n')).toEqual(
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'COOKIE_KEYS'].map((name) =>
      expect.stringContaining(`scribeboard: ${name} is missing`),
    ),
  );
  const tokens = await runScribeboard({ ...CREDENTIALS, PORT, TOKENS_FILE: '/nowhere/tokens.jsonl' });
  expect(tokens).toEqual({
    code: 78,
    output: expect.stringContaining('TOKENS_FILE /nowhere/tokens.jsonl: it cannot be'),
  });
});

test('a configuration that says a thing twice, or is none, stops it with one line that repeats none of it', async () => {
  const file = join(newFolder(), 'config.json');
  const says = async (content: string) => {
    writeFileSync(file, content);
    const { code, output } = await runScribeboard({ ...CREDENTIALS, CONFIG_FILE: file });
    expect(code).toBe(78);
    return output;
  };
  expect(await says('{"policy":{"everyone":"*"},"policy":{}}')).toBe(
    `scribeboard: CONFIG_FILE ${file}: "policy" is there twice\n`,
  );
  const key = await says('canaryKEYthatMust/Not+Leak012345');
  expect(key).toMatch(/^scribeboard: CONFIG_FILE .*: it is not JSON/);
  expect(key).not.toContain('canary');
});

test('files that other users may change are warned of', async () => {
  const dataDir = newFolder();
  chmodSync(dataDir, 0o777);
  const board = await startScribeboard({ EMULATOR: '1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  await board.stop();
  expect(board.output()).toContain(`${dataDir} can be changed by other users`);
});

test('a second process on the same data asks nothing, says so, and goes on when the first one is gone', async ({
  tencent,
}) => {
  const dataDir = newFolder();
  say(tencent, '-m9.', 'InProgress');
  const settings = { ...asking(tencent), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const first = await startScribeboard(settings);
  const second = await startScribeboard(settings);
  const ask = (board: { url: string }) =>
    fetch(`${board.url}/api/apps/${APP}/task?id=-m9.&region=${REGION}`).then((answer) => answer.json());
  expect(await ask(second)).toMatchObject({ state: 'unchecked', outage: { code: 'Store.inUse' } });
  expect(tencent.emulator.requests).toEqual([]);
  expect(await (await fetch(`${second.url}/readyz`)).json()).toMatchObject({ store: { reason: 'inUse' } });
  expect(second.output()).toContain('sends no requests until that one stops');
  await first.stop('SIGKILL');
  await expect.poll(() => ask(second)).toMatchObject({ state: 'inProgress', outage: null });
  await second.stop();
});

test('a port in use is named', async ({ board }) => {
  const { code, output } = await runScribeboard({ PORT: new URL(board.url).port, EMULATOR: '1', LOG_LEVEL: 'silent' });
  expect(code).toBe(1);
  expect(output).toContain('Cannot listen on 127.0.0.1');
});

test('without credentials it is a demo that says so', async ({ page }) => {
  const board = await startScribeboard({});
  await page.goto(board.url);
  await expect(page.getByText('TENCENTCLOUD_SECRET_ID')).toBeVisible();
  await expect(page.getByRole('link', { name: /1400000000/ }).first()).toBeVisible();
  await board.stop();
});

test.describe('SIGTERM', () => {
  const post = (body: string) =>
    `POST /api/watch HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const body = JSON.stringify({ lease: 'a-lease-of-a-slow-one', revision: 0 });

  /** A connection by hand: what it was told, and when it was closed. */
  async function open({ url }: { url: string }, first: string) {
    const { host, port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    let told = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      told += chunk;
    });
    const closed = once(socket, 'close').then(() => told);
    socket.on('error', () => {});
    socket.write(first.replace('{host}', host));
    return { socket, told: () => told, closed };
  }

  test('answers what is in flight, however slow, and nothing keeps the process alive', async ({ board, tencent }) => {
    tencent.emulator.setFault({}, { kind: 'latency', ms: 2_000 });
    const waiting = fetch(`${board.url}/api/apps/1400000000/task?id=-slow.&region=ap-singapore`);
    await expect.poll(() => tencent.emulator.arrivals.length).toBe(1);
    const uploading = await open(board, post(body) + body.slice(0, 10));
    const idle = await open(board, 'GET /livez HTTP/1.1\r\nHost: {host}\r\n\r\n');
    const stuck = await open(board, post('x'.repeat(100)));
    await expect.poll(idle.told).toContain('200 OK');

    const exit = board.stop();
    await idle.closed;
    await expect(fetch(`${board.url}/livez`)).rejects.toThrow();
    uploading.socket.write(body.slice(10));
    expect(await uploading.closed).toMatch(/^HTTP\/1.1 200 OK.*"nextPollMs"/s);
    const answer = await waiting;
    expect([answer.status, (await answer.json()).taskId]).toEqual([200, '-slow.']);
    await stuck.closed;
    expect(await exit).toBe(0);
  });

  test('is told to a load balancer before new connections are refused', async ({ tencent }) => {
    const board = await startScribeboard({ ...asking(tencent), SHUTDOWN_DELAY: '3' });
    expect((await fetch(`${board.url}/readyz`)).status).toBe(200);
    const exit = board.stop();
    const statuses = async () => {
      const [ready, session] = await Promise.all([fetch(`${board.url}/readyz`), fetch(`${board.url}/api/session`)]);
      return [ready.status, session.status];
    };
    await expect.poll(statuses, { intervals: [20] }).toEqual([503, 200]);
    expect(await exit).toBe(0);
  });
});
