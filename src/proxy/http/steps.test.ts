import { afterEach, expect, it } from 'vitest';
import { forgetfulStore } from '#testing/forgetful-store.ts';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';

let backEnd: ServedBackEnd | undefined;
afterEach(() => backEnd?.close());

it('while a long list of one person is looked for in the store, another request is answered', async () => {
  const happened: string[] = [];
  const livez = async () => {
    await backEnd?.server.inject({ url: '/livez', headers: { host: HOST } });
    happened.push('another is answered');
  };
  let other: Promise<void> | undefined;
  const recall = () => {
    happened.push('read');
    other ??= livez();
    return [];
  };
  backEnd = await serveBackEnd({ store: { ...forgetfulStore, recall } });
  const refs = Array.from({ length: 2_000 }, (_, n) => ({
    sdkAppId: 1_400_000_000,
    region: 'ap-singapore',
    taskId: `-${n}.`,
  }));
  const answer = await backEnd.server.inject({
    method: 'POST',
    url: '/api/watch',
    headers: { host: HOST, 'content-type': 'application/json' },
    payload: JSON.stringify({ lease: 'a-lease-of-one-tab', revision: 0, list: { apps: [], refs, mode: 'replace' } }),
  });
  await other;
  expect(answer.statusCode).toBe(200);
  expect(happened.filter((what) => what === 'read')).toHaveLength(40);
  expect(happened.at(-1)).toBe('read');
});
