import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskRef } from '#contract/task-ref.ts';

/** One person who uses everything they may, at the highest rate they may: in a process of its own, until it is ended. */
export interface Greed {
  url: string;
  headers: Record<string, string>;
  /** Tasks of others that they may see. */
  refs: readonly TaskRef[];
}

/** What became of its requests so far: that it is refused shows that it asks for all that it may, and more. */
export interface Got {
  answered: number;
  refused: number;
}

const got: Got = { answered: 0, refused: 0 };
process.on('disconnect', () => process.exit(0));
const [{ url, headers, refs }] = (await once(process, 'message')) as [Greed];
const { hostname, port } = new URL(url);
const APP = refs[0]?.sdkAppId ?? 1;
const VIEWS = 60;
const SLOW_READERS = 30;
let count = 0;
const next = () => {
  count += 1;
  return count;
};

const madeUp = (n: number): TaskRef[] =>
  Array.from({ length: n }, () => ({ sdkAppId: APP + 1, region: 'ap-singapore', taskId: `-made.up.${next()}.` }));

function post(path: string, body: unknown): Promise<unknown> {
  const init = {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return ask(path, init);
}

async function ask(path: string, init: RequestInit = { headers }): Promise<unknown> {
  const response = await fetch(url + path, init).catch(() => null);
  if (response?.status === 429) got.refused += 1;
  else if (response) got.answered += 1;
  return response?.arrayBuffer().catch(() => null);
}

/** Again and again, so many at once. */
function keepOn(atOnce: number, what: () => Promise<unknown>): void {
  for (let n = 0; n < atOnce; n += 1)
    void (async () => {
      for (;;) await what();
    })();
}

// Views that show and list what exists and what was made up, and hidden ones that live for long.
keepOn(10, () => {
  const n = next();
  const view = `a-view-of-the-greedy-${n % VIEWS}`;
  const visible = n % 2 === 0 ? refs.slice(0, 200) : madeUp(200);
  return post('/api/watch', {
    lease: view,
    revision: 0,
    list: { apps: [APP], refs: visible, mode: 'add' },
    visible,
    refresh: true,
  });
});
keepOn(4, () =>
  post('/api/watch', {
    lease: `a-list-of-the-greedy-${next() % VIEWS}`,
    revision: 0,
    list: { apps: [], refs: madeUp(2_000), mode: 'add' },
    away: true,
  }),
);
keepOn(20, () =>
  ask(`/api/apps/${APP}/task?${new URLSearchParams({ id: madeUp(1)[0]?.taskId ?? '', region: 'ap-singapore' })}`),
);
keepOn(20, () => {
  const { taskId: id, region } = refs[next() % refs.length] as TaskRef;
  return post(`/api/apps/${APP}/task/check`, { id, region });
});
keepOn(4, () => post(`/api/apps/${next() % 4_000_000}/label`, { label: 'x'.repeat(60) }));
keepOn(4, () => post('/api/watch', { lease: 'x', list: { apps: [], refs: Array(80_000).fill({}), mode: 'add' } }));
keepOn(20, () => ask('/api/apps'));

// Connections that ask and do not read, and such as never say all that they want.
const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
const request = `GET /api/apps/${APP}/tasks HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${lines.join('')}\r\n`;
for (let n = 0; n < SLOW_READERS; n += 1) open(request.repeat(20));
setInterval(() => process.send?.(got), 1_000);
for (;;) {
  open('GET / HTTP/1.1\r\nX-Never: ');
  await sleep(5);
}

function open(said: string): void {
  const socket = net.connect(Number(port), hostname, () => socket.write(said));
  socket.pause();
  socket.on('error', () => {});
}
