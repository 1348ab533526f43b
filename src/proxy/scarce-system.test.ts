import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { freePort } from '#harness/free-port.ts';
import { newFolder } from '#harness/new-folder.ts';
import { CREDENTIALS } from '#harness/scribeboard-process.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const FILE_DESCRIPTORS = 150;
const CONNECTIONS = 300;
/** Longer than from one look at the load to the next. */
const MEASURED_MS = 3_000;
const PATIENCE = { timeout: 60_000, interval: 100 };
/** Without a Tencent there is a call, and a line of the log, that fails. */
const NOWHERE = 'http://127.0.0.1:9';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** The process as a shell starts it, on a port that was free a moment ago. */
async function start(shell: string): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const child = spawn('/bin/sh', ['-c', shell, process.execPath, MAIN], {
    cwd: newFolder(),
    env: { PATH: process.env['PATH'], PORT: String(port), TRTC_ENDPOINT: NOWHERE, ...CREDENTIALS },
    stdio: 'ignore',
  });
  ended.push(() => child.kill('SIGKILL'));
  return { child, port };
}

/** Always on one connection, which stays. */
function asker(port: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  ended.push(() => agent.destroy());
  return (path: string) =>
    new Promise<string>((resolve, reject) => {
      const request = http.get({ host: '127.0.0.1', port, path, agent }, async (response) => {
        resolve((await response.toArray()).join(''));
      });
      request.on('error', reject);
    });
}

it('a process with no file descriptor left lives, measures its load, and serves new clients when there are some again', async () => {
  const { child, port } = await start(`ulimit -n ${FILE_DESCRIPTORS}; exec "$0" "$@"`);
  const ask = asker(port);
  await vi.waitFor(async () => expect(await ask('/readyz')).toContain('"ok"'), PATIENCE);
  const idle = Array.from({ length: CONNECTIONS }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  ended.push(() => {
    for (const socket of idle) socket.destroy();
  });
  // Beyond what it has descriptors for, it takes connections only to close them.
  await vi.waitFor(() => expect(idle.some((socket) => socket.closed)).toBe(true), PATIENCE);
  const until = performance.now() + MEASURED_MS;
  while (performance.now() < until) expect(await ask('/readyz')).not.toContain('"load"');
  for (const socket of idle) socket.destroy();
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200), PATIENCE);
  expect(child.exitCode).toBeNull();
});

it.runIf(process.platform === 'linux')(
  'a log on a disk that is full is told of, ends nothing, and holds up neither answers nor the end',
  async () => {
    const { child, port } = await start('exec "$0" "$@" > /dev/full');
    const ask = asker(port);
    await vi.waitFor(
      async () => expect(JSON.parse(await ask('/readyz')).faults).toMatchObject([{ what: 'log', code: 'ENOSPC' }]),
      PATIENCE,
    );
    expect(await ask('/api/apps/1400000000/task?id=-a.&region=ap-singapore')).toContain('"taskId":"-a."');
    expect(await ask('/api/session')).toContain('"mode":"live"');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);
