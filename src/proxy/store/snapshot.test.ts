import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '#harness/open-store.ts';
import { judgeFiles } from '#testing/failing-files.ts';
import { viewOf } from '#testing/store-fixtures.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { backUp, withCopy } from './snapshot.ts';
import { FILE_NAME } from './sqlite-store.ts';

const CHILD = fileURLToPath(new URL('../../testing/kill-9-child.ts', import.meta.url));
const BACKUP = fileURLToPath(new URL('../../../scripts/backup.ts', import.meta.url));
const BACKUPS = 15;

const root = mkdtempSync(join(tmpdir(), 'scribeboard-snapshot-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

let folders = 0;
function newFolder(): string {
  folders += 1;
  return mkdtempSync(join(root, `${folders}-`));
}

function openWarning(folder: string) {
  const clock = createVirtualClock();
  const warnings: string[] = [];
  const logger = { warn: (_: object, message: string) => warnings.push(message) };
  return { warnings, store: openStore(folder, { clock, logger }) };
}

/** What a store finds that was opened on a copy of a file alone. */
async function inBackup(file: string) {
  const folder = newFolder();
  cpSync(file, join(folder, FILE_NAME));
  const { store, warnings } = openWarning(folder);
  const { views, setAsideAs } = await store.load();
  expect([store.trouble(), setAsideAs, warnings]).toEqual([null, null, []]);
  const found = new Map(views.map((view) => [view.taskId, Number(view.requestId)]));
  for (const view of views) {
    const last = (await store.history(view)).transitions.at(-1);
    expect(last?.requestId).toBe(view.requestId);
  }
  await store.close();
  return found;
}

it(`a backup of a board at work, one of ${BACKUPS}, has all that was committed before it, and fits together`, async () => {
  const folder = newFolder();
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const committed = new Map<string, number>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const [word, taskId = '', n] of lines.map((line) => line.split(' ')))
      if (word === 'committed') committed.set(taskId, Number(n));
  });
  while (committed.size < 20) await once(child.stdout, 'data');
  for (let i = 0; i < BACKUPS; i += 1) {
    await once(child.stdout, 'data');
    const before = new Map(committed);
    const file = join(newFolder(), 'backup.sqlite');
    backUp(join(folder, FILE_NAME), file);
    const found = await inBackup(file);
    for (const [taskId, n] of before) expect(found.get(taskId), taskId).toBeGreaterThanOrEqual(n);
  }
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
});

it('the command writes a backup to the file that it is told, whole or not at all', async () => {
  const folder = newFolder();
  const { store } = openWarning(folder);
  store.save(viewOf('a', { requestId: '1' }), null);
  await store.close();
  const run = async (dataDir: string, ...args: string[]) => {
    const child = spawn(process.execPath, [BACKUP, ...args], {
      cwd: root,
      env: { DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    await once(child, 'close');
    return { code: child.exitCode, said };
  };
  const to = join(newFolder(), 'backup.sqlite');
  expect(await run(folder, to)).toEqual({ code: 0, said: '' });
  const { store: restored } = openWarning(to.slice(0, to.lastIndexOf('/')));
  await restored.close();
  const kept = readFileSync(to);
  writeFileSync(join(folder, FILE_NAME), readFileSync(join(folder, FILE_NAME)).fill(0xa5, 4_096, 12_288));
  const failed = await run(folder, to);
  expect(failed.code).toBe(1);
  expect(failed.said).toContain('scribeboard: ');
  expect(readFileSync(to)).toEqual(kept);
  expect(readdirSync(to.slice(0, to.lastIndexOf('/'))).filter((name) => name.includes('partial'))).toEqual([]);
  expect((await run(folder)).code).toBe(64);
});

it('the command finds the data where .env says, in whatever encoding that is', async () => {
  const [folder, cwd] = [newFolder(), newFolder()];
  const { store } = openWarning(folder);
  await store.close();
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(join(cwd, '.env'), Buffer.from(`\ufeffDATA_DIR=${folder}\n`, encoding));
    const to = join(cwd, `${encoding}.sqlite`);
    const child = spawn(process.execPath, [BACKUP, to], { cwd, env: {}, stdio: 'ignore' });
    await once(child, 'close');
    expect([child.exitCode, existsSync(to)]).toEqual([0, true]);
  }
});

it('a backup that is restored beside the log of a process that was killed stays restored', async () => {
  const folder = newFolder();
  const { store } = openWarning(folder);
  store.save(viewOf('a', { requestId: 'before' }), null);
  await store.flush();
  const backup = join(newFolder(), 'backup.sqlite');
  backUp(join(folder, FILE_NAME), backup);
  store.save(viewOf('a', { requestId: 'after' }), null);
  store.save(viewOf('b'), null);
  await store.flush();
  // As kill -9 leaves it.
  const left = newFolder();
  cpSync(folder, left, { recursive: true });
  await store.close();
  cpSync(backup, join(left, FILE_NAME));

  const { store: next, warnings } = openWarning(left);
  expect((await next.load()).views.map(({ taskId, requestId }) => [taskId, requestId])).toEqual([['a', 'before']]);
  expect(warnings).toEqual([expect.stringContaining('restored')]);
  await next.close();
  expect(readdirSync(left).some((name) => name.includes('foreign'))).toBe(true);
});

it('what a damaged file lets read is read where only its own folder can be written, or the copy not be removed', async () => {
  const folder = newFolder();
  const { store } = openWarning(folder);
  store.setAppLabel(7, 'Lectures');
  await store.close();
  const file = join(folder, FILE_NAME);
  for (const [operation, code] of [
    ['mkdtempSync', 'EROFS'],
    ['rmSync', 'EACCES'],
  ] as const) {
    const isCopy = (path: string) => basename(path).startsWith('scribeboard-copy-') && !path.startsWith(folder);
    const makeWhole = judgeFiles([operation], ({ path }) => (isCopy(path) ? code : null));
    const labels = withCopy(file, (db) => db.prepare('SELECT label FROM app_label').all());
    makeWhole();
    expect(labels).toMatchObject([{ label: 'Lectures' }]);
  }
});
