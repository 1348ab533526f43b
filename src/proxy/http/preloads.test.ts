import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createPreloads, Manifest } from './preloads.ts';

const manifest = v.parse(Manifest, {
  '_base.js': { file: 'assets/base.js' },
  '_words.js': { file: 'assets/words.js' },
  'src/app/i18n/en.ts': { file: 'assets/en.js' },
  'src/app/i18n/zh-cn.ts': { file: 'assets/zh-cn.js' },
  'src/app/pages/task-page.tsx': { file: 'assets/task-page.js', imports: ['_base.js', '_words.js'] },
});
const preloads = createPreloads('<script src="/board/assets/base.js">', manifest, '/board');
const hrefs = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href);

test('the HTML of a task names its answer, and the files of its page that it does not name already', () => {
  expect(hrefs(preloads('/apps/1/task', 'id=-m9%2Bx.&was=idle&at=1&region=ap-singapore', 'de, en;q=0.9'))).toEqual([
    '/board/api/session',
    '/board/api/apps/1/task?id=-m9%2Bx.&amp;region=ap-singapore',
    '/board/assets/task-page.js',
    '/board/assets/words.js',
    '/board/assets/en.js',
  ]);
});

test('the words are in the language that the page will show', () => {
  expect(hrefs(preloads('/apps/1', '', 'zh-CN,zh;q=0.9,en;q=0.8'))).toEqual([
    '/board/api/session',
    '/board/assets/zh-cn.js',
  ]);
  expect(hrefs(preloads('/apps/1', '', 'de, zh;q=.9'))).toContain('/board/assets/zh-cn.js');
  expect(hrefs(preloads('/apps/1', '', undefined))).toEqual(['/board/api/session', '/board/assets/en.js']);
});

test('the HTML of the start page names the counts that it shows', () => {
  expect(hrefs(preloads('/', '', 'en'))).toContain('/board/api/apps');
  expect(hrefs(preloads('/apps/1', '', 'en'))).not.toContain('/board/api/apps');
});

test('a wallboard, which asks with a token that the server does not see yet, is asked nothing in its name', () => {
  expect(hrefs(preloads('/apps/1', 'wall=1&with=2', 'en'))).toEqual(['/board/assets/en.js']);
  expect(hrefs(preloads('/apps/1', 'with=2&%77all=1', 'en'))).toEqual(['/board/assets/en.js']);
});

test('a plus in a link is a plus of the TaskId', () => {
  expect(hrefs(preloads('/apps/1/task', 'id=-m9+x.&region=ap-singapore', 'en'))[1]).toContain('id=-m9%2Bx.');
});

test.each(['id=a%20b&region=ap-singapore', 'id=x.&region=<b>', 'region=ap-singapore', 'id=%zz', ''])(
  'a link that cannot be followed (%s) names no answer',
  (query) => {
    expect(preloads('/apps/1/task', query, 'en')).not.toContain('/api/apps');
  },
);

test('nothing of an address can leave the attribute it stands in', async () => {
  const hostile = fc.string({ unit: fc.constantFrom('"', "'", '<', '>', '&', '%', '+', '=', '-', '.', '2', 'B') });
  await fc.assert(
    fc.property(hostile, hostile, (id, region) => {
      for (const query of [`id=${id}&region=${region}`, `id=${encodeURIComponent(id)}&region=ap-singapore`]) {
        const html = preloads('/apps/1/task', query, id);
        expect(html.replaceAll(/<link rel="\w+"( as="fetch")? crossorigin href="[^"<>]*">/g, '')).toBe('');
      }
    }),
  );
});

test('a build without a manifest shows its pages all the same', () => {
  expect(createPreloads('', {}, '')('/apps/1/task', '', 'en')).not.toContain('modulepreload');
});
