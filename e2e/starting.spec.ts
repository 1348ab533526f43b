import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking, CREDENTIALS, runScribeboard, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { expect, testOfProcess as test } from './test.ts';

/** The process starts, or says why not, in the places and with the files that people have. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status;

test('it runs from a folder whose path has a blank and signs of an address', async () => {
  const folder = join(newFolder(), 'my board #1 100%25 ü');
  for (const part of ['src', 'dist', 'package.json']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const demo = await startScribeboard({ EMULATOR: '1' }, { main: join(folder, 'src/main.ts') });
  expect(await isReady(demo.url)).toBe(200);
  expect((await fetch(`${demo.url}/`)).headers.get('content-type')).toContain('text/html');
  await demo.stop();
});

test('variables of other programs that begin like ours are told in the log, and stop nothing', async ({ tencent }) => {
  const board = await startScribeboard({ ...asking(tencent), LOG_LEVEL: 'warn', TRTC_SECRET_KEY: 'canary' });
  expect(board.output()).toContain('TRTC_SECRET_KEY in the environment is not a setting of Scribeboard');
  await board.stop();
  expect(board.output()).not.toContain('canary');
});

test.describe('a HOST that a shell exported', () => {
  const HOST = 'x86_64-conda-linux-gnu';

  test('is said to come from there', async () => {
    for (const settings of [CREDENTIALS, { EMULATOR: '1' }]) {
      const { code, output } = await runScribeboard({ ...settings, HOST });
      expect(code).toBeGreaterThan(0);
      expect(output).toMatch(
        /set in the environment of this process, where shells and conda .* HOST=127.0.0.1 in .env/,
      );
    }
  });

  test('is no match for the one in .env', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, '.env'), 'HOST=127.0.0.1\n');
    const demo = await startScribeboard({ EMULATOR: '1', HOST }, { cwd });
    expect(await isReady(demo.url)).toBe(200);
    await demo.stop();
  });
});

for (const [what, encoding] of [
  ['with a byte order mark', 'utf8'],
  ['in UTF-16', 'utf16le'],
] as const) {
  test(`.env and the configuration file are read ${what}`, async ({ tencent }) => {
    const cwd = newFolder();
    const write = (name: string, text: string) =>
      writeFileSync(join(cwd, name), Buffer.from(`\ufeff${text}`, encoding));
    write('.env', `TRTC_ENDPOINT=${tencent.url}\r\nCONFIG_FILE=ours.json\r\n`);
    const credential = { from: 'environment', secretId: 'ID', secretKey: 'KEY' };
    write('ours.json', JSON.stringify({ accounts: [{ name: 'one', credential }] }));
    const { TENCENTCLOUD_SECRET_ID: ID, TENCENTCLOUD_SECRET_KEY: KEY } = CREDENTIALS;
    const board = await startScribeboard({ ID, KEY }, { cwd });
    expect(board.output()).toContain(`connects to ${tencent.url}`);
    await board.stop();
  });
}

test('the demo needs no folder to write to', async () => {
  const demo = await startScribeboard({ EMULATOR: '1', TMPDIR: '/nowhere/at/all', DATA_DIR: '/proc/none' });
  expect((await (await fetch(`${demo.url}/readyz`)).json()).store).toBeUndefined();
  await demo.stop();
});

test('the demo may be open to all, and says that it is', async () => {
  const demo = await startScribeboard({ HOST: '0.0.0.0' });
  const { port } = new URL(demo.url);
  expect(demo.output()).toContain('Demo, open to everyone who can reach it');
  expect(await (await fetch(`http://127.0.0.2:${port}/api/session`)).json()).toMatchObject({ isOpenDemo: true });
  await demo.stop();
});

test('a wrong line of TOKENS_FILE takes nothing from the others, at the start as later', async ({ tencent }) => {
  const cwd = newFolder();
  const line = {
    name: 'wall',
    sha256: 'a'.repeat(64),
    scopes: ['read'],
    sdkAppIds: '*',
    expires: '2099-01-01T00:00:00Z',
  };
  writeFileSync(join(cwd, 'tokens.jsonl'), `{"name":\n${JSON.stringify(line)}\n`);
  const board = await startScribeboard({ ...asking(tencent), TOKENS_FILE: 'tokens.jsonl' }, { cwd });
  expect(await isReady(board.url)).toBe(200);
  await board.stop();
  writeFileSync(join(cwd, 'tokens.jsonl'), '{"name":\n');
  const { code, output } = await runScribeboard({ ...asking(tencent), TOKENS_FILE: 'tokens.jsonl' }, { cwd });
  expect([code, output]).toEqual([78, expect.stringContaining('TOKENS_FILE tokens.jsonl: line 1')]);
});
