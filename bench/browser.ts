import http from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { TaskRef } from '#contract/task-ref.ts';
import { WatchAnswer, type WatchRequest } from '#contract/watch.ts';

/** What Chromium sends with a fetch of a page's own, beside what Node adds itself. */
const HEADERS = {
  'sec-ch-ua-platform': '"Windows"',
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24", "Google Chrome";v="140"',
  'sec-ch-ua-mobile': '?0',
  accept: '*/*',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9',
};

export interface Traffic {
  requests: number;
  /** On the sockets, both ways, heads included. */
  bytes: number;
}

export type Browser = ReturnType<typeof createBrowser>;

/** As many connections as a browser opens to one host, and a count of what passes through them. */
export function createBrowser(origin: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 6 });
  const sockets = new Set<Socket>();
  let requests = 0;

  return {
    request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
      requests += 1;
      const text = body === undefined ? null : JSON.stringify(body);
      const headers = {
        ...HEADERS,
        referer: `${origin}/`,
        ...(text === null
          ? {}
          : { origin, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      return new Promise((resolve, reject) => {
        const outgoing = http.request(`${origin}${path}`, { method, headers, agent }, (incoming) => {
          const { statusCode, headers } = incoming;
          buffer(incoming)
            .then((body) => {
              const answer = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
              if (statusCode === 200) return resolve(JSON.parse(answer));
              throw new Error(`${method} ${path.slice(0, 80)}: HTTP ${statusCode} ${answer.slice(0, 200)}`);
            })
            .catch(reject);
        });
        outgoing.on('socket', (socket) => sockets.add(socket));
        outgoing.on('error', reject);
        outgoing.end(text ?? undefined);
      });
    },
    traffic: (): Traffic => ({
      requests,
      bytes: [...sockets].reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0),
    }),
    close: () => agent.destroy(),
  };
}

let leases = 0;

/** A tab that shows `refs`, all of them on its screen: the conversation of the board, without the board. */
export function openTab(browser: Browser, refs: readonly TaskRef[]): { close(): void } {
  leases += 1;
  const lease = `a-tab-of-the-bench-${String(leases).padStart(4, '0')}`;
  const everything = {
    lease,
    revision: 0,
    list: { apps: [], refs: [...refs], mode: 'replace' as const },
    visible: [...refs],
  };
  let timer: NodeJS.Timeout | null = null;
  let isOpen = true;

  async function ask(request: WatchRequest): Promise<void> {
    const answer = v.parse(WatchAnswer, await browser.request('POST', '/api/watch', request));
    const next = answer.renew ? everything : { lease, revision: answer.revision };
    later(next, answer.renew ? 0 : answer.nextPollMs);
  }
  function later(request: WatchRequest, ms: number): void {
    if (!isOpen) return;
    timer = setTimeout(() => ask(request).catch(() => later(everything, 1_000)), ms);
  }

  later(everything, 0);
  return {
    close() {
      isOpen = false;
      if (timer) clearTimeout(timer);
      browser.close();
    },
  };
}
