import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Address, formatAddress, parseAddress, STATE_FILTERS, WHOLE_BOARD } from './address.ts';

function follow(link: string): Address {
  const at = link.indexOf('?');
  return at < 0 ? parseAddress(link, '') : parseAddress(link.slice(0, at), link.slice(at));
}

const sdkAppId = fc.integer({ min: 1, max: 4_294_967_295 });
const region = fc.constantFrom('ap-guangzhou', 'ap-singapore', 'na-siliconvalley');
const taskId = fc
  .array(fc.integer({ min: 0x21, max: 0x7e }), { minLength: 1, maxLength: 256 })
  .map((codes) => String.fromCharCode(...codes));

describe('parseAddress', () => {
  test('never throws, and what it returns leads back to itself', () => {
    return fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, search) => {
        const address = parseAddress(path, search);
        expect(follow(formatAddress(address))).toEqual(address);
      }),
      { numRuns: 2000 },
    );
  });

  test('leads back to itself for links that look like ours', () => {
    const word = fc.oneof(
      fc.constantFrom('apps', 'errors', 'task', '1400000000', '0', '%', '%2', '%E0%A4', '..'),
      fc.string(),
    );
    const pair = fc.tuple(
      fc.constantFrom('id', 'region', 'state', 'q', 'list', 'x'),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('mine', 'stale', 'ap-singapore', '%2B', '%25', '+')),
    );
    return fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.array(pair, { maxLength: 5 }), (words, pairs) => {
        const search = `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
        const address = parseAddress(`/${words.join('/')}`, search);
        expect(follow(formatAddress(address))).toEqual(address);
      }),
      { numRuns: 2000 },
    );
  });

  test('every TaskId survives its link, which never ends in a dot', () => {
    return fc.assert(
      fc.property(sdkAppId, region, taskId, (sdkAppId, region, taskId) => {
        const address: Address = { page: 'task', task: { sdkAppId, region, taskId } };
        const link = formatAddress(address);
        expect(follow(link)).toEqual(address);
        expect(link).toMatch(new RegExp(`&region=${region}$`));
      }),
    );
  });

  test('every view of the board survives its link', () => {
    const view = fc.record({
      list: fc.constantFrom('all' as const, 'mine' as const),
      state: fc.constantFrom(null, ...STATE_FILTERS),
      region: fc.oneof(fc.constant(null), region),
      q: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed().slice(0, 200)),
    });
    return fc.assert(
      fc.property(sdkAppId, view, (sdkAppId, view) => {
        const address: Address = { page: 'app', sdkAppId, view };
        const link = formatAddress(address);
        expect(follow(link)).toEqual({ ...address, view: { ...view, q: view.q.toWellFormed() } });
      }),
    );
  });

  test('every error code and every search for one survives its link', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.toWellFormed());
    return fc.assert(
      fc.property(text, (text) => {
        for (const address of [
          { page: 'error', code: text },
          { page: 'errors', q: text },
        ] satisfies Address[]) {
          expect(follow(formatAddress(address))).toEqual(address);
        }
      }),
    );
  });

  test.each([
    ['/errors', '', { page: 'errors', q: '' }],
    ['/errors/', '?q=clock', { page: 'errors', q: 'clock' }],
    ['/errors/InternalError.CTInternalError', '', { page: 'error', code: 'InternalError.CTInternalError' }],
    ['/errors/a/b', '', { page: 'unknown' }],
  ])('%s%s leads into the error catalogue', (path, search, address) => {
    expect(parseAddress(path, search)).toEqual(address);
  });

  test('reads a + that somebody did not encode as a +', () => {
    expect(parseAddress('/apps/1400000000/task', '?id=-m9+x.&region=ap-singapore')).toEqual({
      page: 'task',
      task: { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9+x.' },
    });
  });

  test('unknown values of a filter become the default', () => {
    expect(parseAddress('/apps/1400000000/', '?state=nonsense&list=yours&region=%00&tab=9')).toEqual({
      page: 'app',
      sdkAppId: 1_400_000_000,
      view: WHOLE_BOARD,
    });
  });

  test.each(['0', '-1', '1e3', '4294967296', '01', '９', '1.0'])('the SdkAppId %s is explained, not opened', (text) => {
    expect(parseAddress(`/apps/${text}`, '')).toEqual({ page: 'badApp', text });
  });

  test.each([
    ['?region=ap-singapore', { id: null, region: 'ap-singapore' }],
    ['?id=-m9', { id: '-m9', region: null }],
    ['?id=a%20b&region=ap-singapore', { id: 'a b', region: 'ap-singapore' }],
    ['?id=-m9&region=Singapore', { id: '-m9', region: 'Singapore' }],
  ])('a task link with %s is kept for the explanation', (search, expected) => {
    expect(parseAddress('/apps/20012345/task', search)).toEqual({ page: 'badTask', sdkAppId: 20_012_345, ...expected });
  });
});
