import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

test('an incomplete login stops the process with a line for each thing that is missing, before it opens a socket', async ({
  board,
}) => {
  // Whoever tried to listen on this port would be told so, and stop with 1.
  const PORT = new URL(board.url).port;
  const { code, output } = await run({ ...CREDENTIALS, PORT, HOST: '0.0.0.0', AUTH_MODE: 'oidc', TOKENS_FILE: 'none' });
  expect(code).toBe(78);
  expect(output.trim().split('\n')).toEqual(
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'COOKIE_KEYS'].map((name) =>
      expect.stringContaining(`scribeboard: ${name} is missing`),
    ),
  );
  const tokens = await run({ ...CREDENTIALS, PORT, TOKENS_FILE: '/nowhere/tokens.jsonl' });
  expect(tokens).toEqual({
    code: 78,
    output: expect.stringContaining('TOKENS_FILE /nowhere/tokens.jsonl: it cannot be'),
  });
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
