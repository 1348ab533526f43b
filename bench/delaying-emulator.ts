import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskRef } from '#contract/task-ref.ts';
import { createEmulator } from '#emulator/emulator.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';

const SDK_APP_ID = 1_400_000_000;

export interface DelayingEmulator {
  url: string;
  /** performance.now() of every call's arrival, in any order. */
  arrivedAt: readonly number[];
  refs: readonly TaskRef[];
  close(): void;
}

/**
 * The emulator at the far end of a slow path: a call arrives only after `wayMs`, also when its sender is dead by then,
 * and its answer is as long on the way back. All its tasks live for ever.
 */
export async function startDelayingEmulator({
  tasks,
  wayMs,
}: {
  tasks: number;
  wayMs: () => number;
}): Promise<DelayingEmulator> {
  const emulator = createEmulator({ sha256: nodeSha256, window: 'sliding' });
  const arrivedAt: number[] = [];
  const refs = Array.from({ length: tasks }, (_, i) => ({
    sdkAppId: SDK_APP_ID,
    region: 'ap-singapore',
    // As long as Tencent's own.
    taskId: `-m9-Pxaa7iEUcjf4+q0000000000000000000000000000000000${String(i).padStart(4, '0')}.`,
  }));
  for (const ref of refs) {
    emulator.setTask(ref, { startsAt: Date.now() - 1_000, steps: [{ status: 'InProgress', forMs: Infinity }] });
  }

  const server = createServer({ keepAliveTimeout: 75_000 }, async (request, response) => {
    const body = await buffer(request).catch(() => null);
    if (body === null) return;
    await sleep(wayMs());
    const arrival = emulator.arrive();
    arrivedAt.push(arrival.at);
    const { method = '', url: path = '', headers } = request;
    const reply = emulator.answer({ arrival, method, path, body, headers: Object.entries(headers).map(asPair) });
    await sleep(wayMs());
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivedAt,
    refs,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function asPair([name, value]: [string, string | string[] | undefined]): [string, string] {
  return [name, String(value)];
}
