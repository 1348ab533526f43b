import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import type { LoadedServer } from './loaded-server.ts';

/** Of each tab, on its screen. */
export const ROWS = 30;
/** Whose tabs they are, in turns. */
export const PERSONS = 25;

/** As a gateway would say of its client. */
export const as = (person: number) => ({ 'x-forwarded-user': `person-${person}`, 'x-forwarded-groups': 'ops' });

/** Of all tabs: to be destroyed at the end. */
export const agent = new http.Agent({ keepAlive: true, maxSockets: 400 });

export interface Response {
  status: number;
  ms: number;
  body: Buffer;
}

/** Asks as a browser does, and leaves the body as it came. */
export function ask(url: string, headers: Record<string, string>, request?: WatchRequest): Promise<Response> {
  const sent = performance.now();
  const method = request ? 'POST' : 'GET';
  const all = { ...headers, 'accept-encoding': 'gzip', 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = http.request(url, { method, agent, headers: all }, (incoming) => {
      buffer(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, ms: performance.now() - sent, body }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(request && JSON.stringify(request));
  });
}

export const answerOf = ({ body }: Response): WatchAnswer =>
  JSON.parse((body[0] === 0x1f ? gunzipSync(body) : body).toString()) as WatchAnswer;

export interface Tab {
  lease: string;
  person: number;
  revision: number;
  nextPollMs: number;
}

interface Seen {
  took: number[];
  refused: number;
}

async function poll(server: LoadedServer, tab: Tab, request: Partial<WatchRequest>, seen?: Seen): Promise<void> {
  const { lease, revision, person } = tab;
  const response = await ask(`${server.url}/api/watch`, as(person), { lease, revision, ...request }).catch(() => null);
  if (response?.status !== 200) {
    if (seen) seen.refused += 1;
    return;
  }
  seen?.took.push(response.ms);
  const answer = answerOf(response);
  Object.assign(tab, { revision: answer.revision, nextPollMs: answer.nextPollMs });
}

/**
 * So many tabs that list the whole SdkAppId and show some of it. They are not told the list, which is measured apart: they
 * begin with one task of it.
 */
export async function openTabs(server: LoadedServer, count: number, from = 0): Promise<Tab[]> {
  const { refs } = server;
  const app = refs[0]?.sdkAppId ?? 0;
  const tabs: Tab[] = [];
  for (let n = from; n < from + count; n += 1) {
    const lease = `a-tab-of-many-${String(n).padStart(5, '0')}`;
    const tab = { lease, person: n % PERSONS, revision: 0, nextPollMs: 1_000 };
    const start = (n * ROWS) % (refs.length - ROWS);
    const visible = refs.slice(start, start + ROWS);
    await poll(server, tab, { list: { apps: [], refs: visible.slice(0, 1), mode: 'replace' }, everyMs: 60_000 });
    await poll(server, tab, { list: { apps: [app], refs: [], mode: 'replace' }, visible, everyMs: 60_000 });
    tabs.push(tab);
  }
  return tabs;
}

/** Each tab by itself asks again and again, until the time is over. */
export async function keepPolling(
  server: LoadedServer,
  tabs: readonly Tab[],
  forMs: number,
  everyMs?: number,
): Promise<Seen> {
  const seen: Seen = { took: [], refused: 0 };
  const until = performance.now() + forMs;
  await Promise.all(
    tabs.map(async (tab, n) => {
      await sleep(((everyMs ?? tab.nextPollMs) * n) / tabs.length);
      while (performance.now() < until) {
        const sent = performance.now();
        await poll(server, tab, { everyMs: 60_000 }, seen);
        await sleep(Math.max(0, (everyMs ?? tab.nextPollMs) - (performance.now() - sent)));
      }
    }),
  );
  return seen;
}
