import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WatchAnswer } from '#contract/watch.ts';
import { HOST, serveBackEnd } from '#testing/serve-back-end.ts';
import { aTaskView } from '#testing/task-fixtures.ts';
import { answerBody, takesGzip } from './answer-body.ts';
import { jsonPieces } from './json-pieces.ts';

const APP = 1_400_000_000;
const views = (count: number) =>
  Array.from({ length: count }, (_, i) => aTaskView({ sdkAppId: APP, taskId: `-ünique ${i}.` }));

it('a body in pieces is the JSON that it would be at once, also of lists of which the items are kept as text', () => {
  const long = fc.array(fc.jsonValue(), { maxLength: 900 });
  const kept = fc.array(fc.record({ id: fc.string(), value: fc.jsonValue() }), { maxLength: 900 });
  const other = fc.oneof(long, fc.jsonValue(), fc.constant(undefined));
  const body = fc
    .tuple(kept, fc.dictionary(fc.string(), other, { maxKeys: 4 }))
    .map(([views, more]) => ({ ...more, views }));
  fc.assert(
    fc.property(body, (given) => {
      const first = [...jsonPieces(given, ['views'])].join('');
      const again = [...jsonPieces(given, ['views'])].join('');
      expect([first, again]).toEqual([JSON.stringify(given), JSON.stringify(given)]);
    }),
    { numRuns: 100 },
  );
  const list = { before: 1, views: views(5_000), after: [undefined, 2] };
  const pieces = [...jsonPieces(list, ['views'])];
  expect(pieces.join('')).toBe(JSON.stringify(list));
  for (const piece of pieces) expect(piece.length).toBeLessThan(66_000);
});

it.each([1, 5, 100, 10_000])('a list of %i arrives as it was, compressed or not', async (count) => {
  const body = { views: views(count) };
  const text = JSON.stringify(body);
  for (const accepts of [false, true]) {
    const { payload, isCompressed } = answerBody(jsonPieces(body, ['views']), accepts);
    const bytes =
      typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.from(payload) : await buffer(payload);
    expect((isCompressed ? gunzipSync(bytes) : bytes).toString()).toBe(text);
    expect(isCompressed).toBe(accepts && text.length > 4_096);
  }
});

it('a reader who takes all at once is given a piece at a time, and others go first between two', async () => {
  const happened: string[] = [];
  function* pieces() {
    for (let n = 0; n < 8; n += 1) {
      happened.push('piece');
      yield 'x'.repeat(64 * 1024);
    }
  }
  const { payload } = answerBody(pieces(), false);
  let isRead = false;
  const others = (async () => {
    while (!isRead) {
      happened.push('other');
      await setImmediate();
    }
  })();
  await buffer(payload as Readable);
  isRead = true;
  await others;
  // Two are made to know whether there is more than one, and the third when these are taken.
  const later = happened.slice(happened.indexOf('other'));
  expect(later.filter((what) => what === 'piece')).toHaveLength(6);
  expect(later.join(' ')).not.toContain('piece piece');
});

it('is compressed for those who take it', () => {
  for (const yes of ['gzip', 'gzip, deflate, br', 'br;q=1.0, GZIP;q=0.8', 'deflate, gzip ; q=0.001']) {
    expect(takesGzip(yes), yes).toBe(true);
  }
  for (const no of [undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.000', 'x-gzip-like']) {
    expect(takesGzip(no), no).toBe(false);
  }
});

it('what a server sends is the JSON of the answer, byte by byte, and says how it is compressed', async () => {
  const { board, server, stop, close } = await serveBackEnd();
  // Nothing is asked meanwhile.
  stop();
  board.restore({ views: views(2_000), incidents: [] });
  const list = { apps: [APP], refs: [], mode: 'replace' };
  const ask = (lease: string, encoding: string) =>
    server.inject({
      method: 'POST',
      url: '/api/watch',
      headers: { host: HOST, 'accept-encoding': encoding },
      payload: { lease, revision: 0, list },
    });
  const plain = await ask('a-lease-of-a-plain-reader', 'identity');
  const zipped = await ask('a-lease-of-another-reader', 'gzip');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
  for (const text of [plain.body, gunzipSync(zipped.rawPayload).toString()]) {
    const answer = JSON.parse(text) as WatchAnswer;
    expect(answer.views).toEqual(board.tasksOf(APP));
    expect(text).toBe(JSON.stringify(answer));
  }
  await close();
});
