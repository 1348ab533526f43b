import { expect, test } from 'vitest';
import { newerBuild } from './newer-build.ts';

const PAGE = 'https://board.test/tools/apps/1400000000?wall=1';
const html = (src: string) => `<!doctype html><head><script type="module" crossorigin src="${src}"></script></head>`;
const script = () => new Response('', { headers: { 'content-type': 'text/javascript' } });

/** A server with these answers, by address. */
const served = (answers: Record<string, () => Response>) => async (address: string) => {
  const answer = answers[address];
  if (!answer) throw new TypeError('Failed to fetch');
  return answer();
};

test('another script is another build, once all of it can be had', async () => {
  const ask = served({ [PAGE]: () => new Response(html('/tools/b.js')), 'https://board.test/tools/b.js': script });
  expect(await newerBuild(['/tools/a.js'], ask, PAGE)).toBe('/tools/b.js');
  expect(await newerBuild(['/tools/b.js'], ask, PAGE)).toBeNull();
});

test.each([
  ['no answer', {}],
  ['a proxy answers for it', { [PAGE]: () => new Response(html('/b.js'), { status: 502 }) }],
  ['it is no page of ours', { [PAGE]: () => new Response('<h1>Maintenance</h1>') }],
  ['its script is not there yet', { [PAGE]: () => new Response(html('/b.js')) }],
  [
    'the page stands in for its script',
    {
      [PAGE]: () => new Response(html('/b.js')),
      'https://board.test/b.js': () => new Response('', { headers: { 'content-type': 'text/html' } }),
    },
  ],
])('nothing is reloaded while %s', async (_, answers) => {
  expect(await newerBuild(['/a.js'], served(answers), PAGE)).toBeNull();
});
