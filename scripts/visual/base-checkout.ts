import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * A commit beside the work, with its packages and its pages built. It is removed when this process ends, whatever ends it but
 * SIGKILL.
 *
 * @returns its folder
 */
export function checkOutBase(commit: string): string {
  const isCommit = spawnSync('git', ['rev-parse', '--verify', `${commit}^{commit}`]).status === 0;
  if (!isCommit) throw new Error(`git knows no commit ${commit}`);
  const dir = mkdtempSync(join(tmpdir(), 'scribeboard-base-'));
  process.once('exit', () => {
    spawnSync('git', ['worktree', 'remove', '--force', dir]);
    rmSync(dir, { recursive: true, force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

  run('git', ['worktree', 'add', '--quiet', '--detach', dir, commit]);
  const [lock, baseLock] = ['package-lock.json', join(dir, 'package-lock.json')];
  if (readFileSync(lock).equals(readFileSync(baseLock))) {
    symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  } else {
    run('node', ['scripts/ensure.mjs'], dir);
  }
  // Not with `ensure.mjs build`: it notes in node_modules what was built last, and these may be those of the work.
  run('npm', ['run', 'build'], dir);
  return dir;
}

function run(file: string, args: string[], cwd = '.'): void {
  const { status, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"${[file, ...args].join(' ')}" failed:\n${stderr}`);
}
