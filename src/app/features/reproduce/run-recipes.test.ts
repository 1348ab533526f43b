import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { type StartedEmulator, startEmulator } from '#emulator/start-emulator.ts';
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

function run(command: string, args: string[], secretKey = EMULATOR_CREDENTIAL.secretKey): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'],
    TENCENTCLOUD_SECRET_ID: EMULATOR_CREDENTIAL.secretId,
    TENCENTCLOUD_SECRET_KEY: secretKey,
  };
  return new Promise((resolve) => {
    execFile(command, args, { cwd: ROOT, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const print = (recipe: 'curl' | 'node', taskId: string) =>
  RECIPE_OF[recipe].print({ ...REF, taskId }, 'intl', tencent.url);

describe.each(TASK_IDS)('for the TaskId %s', (taskId) => {
  test('the curl script, as printed, gets its status', async () => {
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

describe('when Tencent refuses', () => {
  test('the curl script shows the whole answer', async () => {
    const { stdout } = await run('sh', ['-c', print('curl', '-m9+x.')], 'wrong');
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

  test('the curl script says which variable is missing, and asks nobody', async () => {
    const before = tencent.emulator.arrivals.length;
    const { code, stderr } = await run('sh', ['-c', print('curl', '-m9+x.')], '');
    expect(code).not.toBe(0);
    expect(stderr).toContain('TENCENTCLOUD_SECRET_KEY: is not set');
    expect(tencent.emulator.arrivals).toHaveLength(before);
  });
});
