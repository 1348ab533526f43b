import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { type StartedEmulator, startEmulator } from '#emulator/start-emulator.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { SERVICE } from '#tencent/sites.ts';
import { deriveKeys, hex } from '#tencent/tc3.ts';
import { RECIPE_OF } from './recipes.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const REF = { sdkAppId: 1_400_000_000, region: 'ap-singapore' };
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const TASK_IDS = [
  '-m9-bVVU7k801X+VX8gOq+3tGrDFLaZwKKZ5-fTXqywE.',
  `-nE5+it's"quoted"$HOME\\n\\\\.`,
  `$(id)\`id\`\${PATH}#{1+1}{}%s%n!!*?~&|;<END>.`,
  "'",
  '\\',
  '--help',
];

/** What the curl script calls, and where it is here; a machine need not have all of it. */
const TOOLS = ['openssl', 'od', 'tr', 'date', 'curl'].map((tool) => ({ tool, program: programOf(tool) }));
const curlTest = test.skipIf(TOOLS.some(({ program }) => program === undefined));

let tencent: StartedEmulator;

beforeAll(async () => {
  tencent = await startEmulator({ quotaPerSecond: 1_000 });
  for (const taskId of TASK_IDS) {
    const steps = [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }];
    tencent.emulator.setTask({ ...REF, taskId }, { startsAt: Date.now() - 60_000, steps });
  }
});
afterAll(() => tencent.close());

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function run(
  command: string,
  args: string[],
  { secretKey = EMULATOR_CREDENTIAL.secretKey, path = process.env['PATH'] ?? '' } = {},
): Promise<Ran> {
  const env = {
    PATH: path,
    TENCENTCLOUD_SECRET_ID: EMULATOR_CREDENTIAL.secretId,
    TENCENTCLOUD_SECRET_KEY: secretKey,
  };
  return new Promise((resolve) => {
    execFile(command, args, { cwd: ROOT, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

function programOf(tool: string): string | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, tool));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const print = (recipe: 'curl' | 'node', taskId: string) =>
  RECIPE_OF[recipe].print({ ...REF, taskId }, 'intl', tencent.url);

describe.each(TASK_IDS)('for the TaskId %s', (taskId) => {
  curlTest('the curl script, as printed, gets its status', async () => {
    const { code, stdout, stderr } = await run('sh', ['-c', print('curl', taskId)]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).Response).toMatchObject({ Status: 'InProgress', TaskId: taskId });
  });

  test('the Node.js code, as printed, gets its status', async () => {
    const { code, stdout, stderr } = await run(process.execPath, [
      '--input-type=commonjs',
      '-e',
      print('node', taskId),
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ Status: 'InProgress', TaskId: taskId });
  });
});

curlTest('the curl script gives no key, nor anything made of one, to a program as an argument', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribeboard-arguments-'));
  const log = join(folder, 'log');
  for (const { tool, program } of TOOLS) {
    const spy = `#!/bin/sh\nprintf '%s\\n' "${tool} $*" >> '${log}'\nexec '${program}' "$@"\n`;
    writeFileSync(join(folder, tool), spy, { mode: 0o755 });
  }
  const [taskId = ''] = TASK_IDS;
  const { code } = await run('sh', ['-c', print('curl', taskId)], { path: `${folder}:${process.env['PATH']}` });
  expect(code).toBe(0);
  const seen = readFileSync(log, 'utf8');
  for (const { tool } of TOOLS) expect(seen).toContain(`${tool} `);
  const { secretKey } = EMULATOR_CREDENTIAL;
  const day = /Credential=\S+?\/(\d{4}-\d\d-\d\d)\//.exec(seen)?.[1] ?? '';
  const keys = Object.values(deriveKeys(nodeSha256, secretKey, day, SERVICE)).map(hex);
  expect(keys).toHaveLength(3);
  for (const key of [secretKey, Buffer.from(secretKey).toString('hex'), ...keys]) expect(seen).not.toContain(key);
});

describe('when Tencent refuses', () => {
  curlTest('the curl script shows the whole answer', async () => {
    const { stdout } = await run('sh', ['-c', print('curl', '-m9+x.')], { secretKey: 'wrong' });
    expect(JSON.parse(stdout).Response).toMatchObject({
      Error: { Code: 'AuthFailure.SignatureFailure' },
      RequestId: expect.stringMatching(UUID),
    });
  });

  test('the Node.js code says code, message and RequestId', async () => {
    const { code, stderr } = await run(process.execPath, ['--input-type=commonjs', '-e', print('node', 'gone.')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^ResourceNotFound: .+ \\(RequestId ${UUID.source}\\)\n$`));
  });

  curlTest('the curl script says which variable is missing, and sends no request', async () => {
    const before = tencent.emulator.arrivals.length;
    const { code, stderr } = await run('sh', ['-c', print('curl', '-m9+x.')], { secretKey: '' });
    expect(code).not.toBe(0);
    expect(stderr).toContain('TENCENTCLOUD_SECRET_KEY: is not set');
    expect(tencent.emulator.arrivals).toHaveLength(before);
  });
});
