import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CREDENTIALS, expect, MAIN, startBoard, test } from './start-board.ts';

/** Starts the process with these settings and waits for its end. */
async function run(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', ...settings },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  await once(child, 'exit');
  return { code: child.exitCode, output };
}

test('a wrong setting stops the process with one line that names it', async () => {
  const { code, output } = await run({ PORT: 'abc' });
  expect(code).toBe(78);
  expect(output).toBe('scribeboard: PORT must be a whole number from 0 to 65535, not "abc"\n');
});

test('nobody can run it open to the network by mistake', async () => {
  const { code, output } = await run({ ...CREDENTIALS, HOST: '0.0.0.0' });
  expect(code).toBe(78);
  expect(output).toContain('HOST=0.0.0.0');
});

test('a port in use is named', async ({ board }) => {
  const { code, output } = await run({ PORT: new URL(board.url).port, EMULATOR: '1', LOG_LEVEL: 'silent' });
  expect(code).toBe(1);
  expect(output).toContain('Cannot listen on 127.0.0.1');
});

test('without credentials it is a demo that says so', async ({ page }) => {
  const board = await startBoard({});
  await page.goto(board.url);
  await expect(page.getByText('TENCENTCLOUD_SECRET_ID')).toBeVisible();
  await expect(page.getByRole('link', { name: /1400000000/ }).first()).toBeVisible();
  await board.stop();
});

test('the secret key is nowhere but in memory', async ({ page, tencent }) => {
  const canary = 'canaryKEYthatMustNotLeak0123';
  const board = await startBoard({
    TENCENTCLOUD_SECRET_ID: CREDENTIALS.TENCENTCLOUD_SECRET_ID,
    TENCENTCLOUD_SECRET_KEY: canary,
    TRTC_ENDPOINT: tencent.url,
    LOG_LEVEL: 'trace',
  });
  let seen = '';
  page.on('response', async (response) => {
    seen += JSON.stringify(response.headers()) + (await response.text().catch(() => ''));
  });
  await page.goto(`${board.url}/apps/1400000000/task?id=-x.&region=ap-singapore`);
  await expect(page.getByText('AuthFailure.SignatureFailure').first()).toBeVisible();
  for (const path of ['/api/session', '/api/apps', '/api/apps/1400000000/tasks', '/api/nothing', '/%zz']) {
    seen += await (await page.request.get(board.url + path)).text();
  }
  await board.stop();
  for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    if (/\.(js|css|html|map|svg)$/.test(name)) seen += readFileSync(`dist/${name}`, 'utf8');
  }
  const encodings = [
    canary,
    encodeURIComponent(canary),
    Buffer.from(canary).toString('base64').replace(/=+$/, ''),
    Buffer.from(canary).toString('base64url'),
    Buffer.from(canary).toString('hex'),
    [...canary].reverse().join(''),
    JSON.stringify([...Buffer.from(canary)]).slice(1, -1),
  ];
  for (const text of encodings) {
    expect(seen.includes(text), `in what the browser got, as ${text.slice(0, 6)}…`).toBe(false);
    expect(board.output().includes(text), `in the log, as ${text.slice(0, 6)}…`).toBe(false);
  }
  expect(board.output()).toContain('AuthFailure.SignatureFailure');
});
