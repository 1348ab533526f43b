import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort } from '#testing/effort.ts';
import {
  type Address,
  COLUMN_IDS,
  formatAddress,
  GROUPINGS,
  MAX_ON_WALL,
  parseAddress,
  parseZone,
  STATE_FILTERS,
  WHOLE_BOARD,
  withZone,
} from './address.ts';

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
      { numRuns: effort({ usual: 3_000, soak: 45_000 }) },
    );
  });

  test('leads back to itself for links that look like ours', () => {
    const word = fc.oneof(
      fc.constantFrom('apps', 'errors', 'task', '1400000000', '0', '%', '%2', '%E0%A4', '..'),
      fc.string(),
    );
    const pair = fc.tuple(
      fc.constantFrom(
        'id',
        'region',
        'state',
        'q',
        'list',
        'sort',
        'group',
        'watch',
        'wall',
        'with',
        'was',
        'incident',
        'since',
        'at',
        'tz',
        'x',
      ),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'mine',
          'stale',
          'ap-singapore',
          'ap-singapore/-m9.',
          'idle',
          'failing',
          'idle,stale',
          '-since',
          'label',
          '1700000000000',
          '1',
          '1,20012345,1400000000,20012345,x',
          '%2B',
          '%25',
          '+',
        ),
      ),
    );
    return fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.array(pair, { maxLength: 5 }), (words, pairs) => {
        const search = `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
        const address = parseAddress(`/${words.join('/')}`, search);
        expect(follow(formatAddress(address))).toEqual(address);
      }),
      { numRuns: effort({ usual: 3_000, soak: 45_000 }) },
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
      states: fc.subarray([...STATE_FILTERS]),
      region: fc.oneof(fc.constant(null), region),
      q: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed().slice(0, 200)),
      watch: fc.uniqueArray(
        fc.record({
          region,
          taskId: fc.oneof(
            taskId,
            region.map((name) => `${name}/x.`),
          ),
        }),
        {
          maxLength: 5,
          selector: (task) => `${task.region}/${task.taskId}`,
        },
      ),
      sort: fc.record({ by: fc.constantFrom(...COLUMN_IDS), down: fc.boolean() }),
      group: fc.constantFrom(null, ...GROUPINGS),
    });
    return fc.assert(
      fc.property(sdkAppId, view, (sdkAppId, view) => {
        const address: Address = { page: 'app', sdkAppId, view };
        const link = formatAddress(address);
        expect(follow(link)).toEqual({ ...address, view: { ...view, q: view.q.toWellFormed() } });
      }),
    );
  });

  test('every wall survives its link', () => {
    const view = fc.record({
      list: fc.constantFrom('all' as const, 'mine' as const),
      region: fc.oneof(fc.constant(null), region),
    });
    const apps = fc.uniqueArray(sdkAppId, { minLength: 1, maxLength: MAX_ON_WALL });
    return fc.assert(
      fc.property(apps, view, ([first = 1, ...others], view) => {
        const address: Address = { page: 'wall', sdkAppIds: [first, ...others], view };
        expect(follow(formatAddress(address))).toEqual(address);
      }),
    );
  });

  test.each([
    ['?wall=1', [77]],
    ['?wall=1&with=88,99', [77, 88, 99]],
    ['?wall=1&with=88,77,88,x,0,-1,,99', [77, 88, 99]],
    [
      `?wall=1&with=${Array.from({ length: 60 }, (_, n) => n + 100)}`,
      [77, ...Array.from({ length: 11 }, (_, n) => n + 100)],
    ],
  ])('/apps/77%s is a wall of %j', (search, sdkAppIds) => {
    expect(parseAddress('/apps/77', search)).toEqual({ page: 'wall', sdkAppIds, view: { list: 'all', region: null } });
  });

  test.each(['?wall=0', '?wall=', '?wall=true', '?with=88'])('/apps/77%s is a board like any other', (search) => {
    expect(parseAddress('/apps/77', search)).toEqual({ page: 'app', sdkAppId: 77, view: WHOLE_BOARD });
  });

  test('every error code and every search, for one or for what has ended, survives its link', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.toWellFormed());
    return fc.assert(
      fc.property(text, (text) => {
        for (const address of [
          { page: 'error', code: text },
          { page: 'errors', q: text },
          { page: 'ended', sdkAppId: 77, q: text, why: 'exited', day: '2026-11-27' },
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

  test('what the sender saw survives, and half of it is nothing', () => {
    const task = { sdkAppId: 77, region: 'ap-singapore', taskId: '-m9.' };
    const address: Address = { page: 'task', task, shared: { was: 'inProgress', at: 1_795_330_000_000 } };
    const link = '/apps/77/task?id=-m9.&was=inProgress&at=1795330000000&region=ap-singapore';
    expect(formatAddress(address)).toBe(link);
    expect(follow(link)).toEqual(address);
    for (const half of [
      'was=inProgress',
      'was=x&at=1',
      'was=idle&at=-1',
      'was=idle&at=9e9',
      'was=idle&at=9999999999999999',
    ])
      expect(follow(`/apps/77/task?id=-m9.&${half}&region=ap-singapore`)).toEqual({ page: 'task', task });
  });

  test('what was wrong when the link was shared survives, and half of it leaves the rest', () => {
    const task = { sdkAppId: 77, region: 'ap-singapore', taskId: '-m9.' };
    const incident = { cause: 'failing' as const, since: 1_795_329_000_000 };
    const shared = { was: 'inProgress' as const, at: 1_795_330_000_000 };
    const address: Address = { page: 'task', task, shared: { ...shared, incident } };
    const link =
      '/apps/77/task?id=-m9.&was=inProgress&incident=failing&since=1795329000000&at=1795330000000&region=ap-singapore';
    expect(formatAddress(address)).toBe(link);
    expect(follow(link)).toEqual(address);
    for (const half of ['incident=failing', 'incident=x&since=1', 'since=1', 'incident=failing&since=-1'])
      expect(follow(`/apps/77/task?id=-m9.&was=inProgress&${half}&at=1795330000000&region=ap-singapore`)).toEqual({
        page: 'task',
        task,
        shared,
      });
  });

  test('several tasks in a link: the common region stands last, others before their id', () => {
    const watch = [
      { region: 'ap-singapore', taskId: '-m9+x.' },
      { region: 'ap-guangzhou', taskId: '-y.' },
    ];
    const view = { ...WHOLE_BOARD, region: 'ap-singapore', watch };
    const link = '/apps/77?watch=-m9%2Bx.&watch=ap-guangzhou%2F-y.&region=ap-singapore';
    expect(formatAddress({ page: 'app', sdkAppId: 77, view })).toBe(link);
    expect(follow(link)).toEqual({ page: 'app', sdkAppId: 77, view });
    expect(formatAddress({ page: 'app', sdkAppId: 77, view: { ...WHOLE_BOARD, watch } })).toMatch(/&region=all$/);
    expect(follow('/apps/77?watch=a%20b&watch=-y.')).toEqual({ page: 'app', sdkAppId: 77, view: WHOLE_BOARD });
  });

  test('reads a + that was not encoded as a +', () => {
    expect(parseAddress('/apps/1400000000/task', '?id=-m9+x.&region=ap-singapore')).toEqual({
      page: 'task',
      task: { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9+x.' },
    });
  });

  test('unknown values of a filter become the default', () => {
    expect(parseAddress('/apps/1400000000/', '?state=nonsense,&list=yours&region=%00&tab=9&sort=-&group=x')).toEqual({
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

describe('the zone of a link', () => {
  test.each([
    ['?tz=UTC', 'UTC'],
    ['?id=-m9.&tz=Europe/Berlin&region=x', 'Europe/Berlin'],
    ['?tz=Europe%2FBerlin', 'Europe/Berlin'],
    ['?tz=browser', null],
    ['?tz=Mars/Olympus', null],
    ['?tz=', null],
    ['', null],
  ])('%s is %s', (search, zone) => {
    expect(parseZone(search)).toBe(zone);
  });

  test('never throws, and stays what it is in a link', () => {
    return fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('utc', 'Asia/Kolkata', 'EST')), (text) => {
        const zone = parseZone(`?tz=${text}`);
        const link = withZone('/apps/77/task?id=-m9.&region=ap-singapore', zone);
        expect(parseZone(link.slice(link.indexOf('?')))).toBe(zone);
        expect(link).toMatch(/&region=ap-singapore$/);
      }),
      { numRuns: effort({ usual: 1_000, soak: 10_000 }) },
    );
  });
});
