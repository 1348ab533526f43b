import { workerData } from 'node:worker_threads';

export interface Flood {
  url: string;
  headers: Record<string, string>;
  atOnce: number;
}

/** In a thread of its own, or the flood would delay the measurement and not only the server. */
const { url, headers, atOnce }: Flood = workerData;

for (let n = 0; n < atOnce; n += 1) void askOn();

async function askOn(): Promise<never> {
  for (;;) {
    const response = await fetch(url, { headers }).catch(() => null);
    await response?.arrayBuffer().catch(() => null);
  }
}
