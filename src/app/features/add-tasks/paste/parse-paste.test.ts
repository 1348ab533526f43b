import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort } from '#testing/effort.ts';
import { judgePaste } from './judge-paste.ts';
import { parsePaste } from './parse-paste.ts';

const context = { sdkAppId: 1_400_000_000, region: 'ap-guangzhou', isKnown: () => false };
const ref = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId });
const judged = (pasted: string, differs: Partial<Parameters<typeof judgePaste>[1]> = {}) =>
  judgePaste(parsePaste(pasted), { ...context, ...differs });

const A = '-nE5Nd9U7Kcfz-lPC-R+Pyhvha3MtMaMK-QKKUPOFGE.';
const B = 'm9-bVVU7n7TIZ-oBwtu+oiB8zVu4yhc0--wDEH-FmwE.';
const REQUEST_ID = '7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e';

test('says what it has read, and from where', () => {
  expect(judged(`SdkAppId: 77\nroom,TaskId\n3108,\`${A}\`\n3109,${B}`)).toMatchObject([
    { kind: 'new', line: 3, from: { source: 'csv', name: 'TaskId', sdkAppId: { place: 'above', line: 1 } } },
    { kind: 'new', line: 4, from: { source: 'csv', name: 'TaskId', sdkAppId: { place: 'above', line: 1 } } },
  ]);
  expect(judged(`GET /?TaskId=${encodeURIComponent(A)}&SdkAppId=77`)).toMatchObject([
    { from: { source: 'log', name: 'TaskId', sdkAppId: { place: 'beside', line: 1 }, undone: 'percent' } },
  ]);
});

test('the same id twice is one task, with all its lines', () => {
  expect(judged(`${A}\r\n\r\n  ${B} \t\nstuck: ${A}`)).toMatchObject([
    { kind: 'new', line: 1, again: [4], ref: ref(A) },
    { kind: 'new', line: 3, again: [], ref: ref(B) },
  ]);
});

test('what is on the list already is there, whatever it looks like', () => {
  const isKnown = ({ taskId }: { taskId: string }) => taskId === '-b.';
  expect(judged(`-a.\n-b.\n${A}`, { isKnown }).map(({ kind }) => kind)).toEqual(['doubtful', 'there', 'new']);
});

test('a fault is pointed at where it stands', () => {
  expect(judged('-nE5Nd9U7pf******ndibj-AE.')).toMatchObject([{ kind: 'masked', at: [11, 17] }]);
  expect(judged(A.replace('+', ' '))).toMatchObject([{ kind: 'bad', fault: 'blank', at: [19, 20] }]);
  expect(judged(A.replace('+', '＋'))).toMatchObject([{ kind: 'bad', fault: 'foreign', at: [19, 20] }]);
  expect(judged(A.replace('+', '_'))).toMatchObject([{ kind: 'doubtful', doubt: 'character', at: [19, 20] }]);
  expect(judged(`-m9a${'x1'.repeat(150)}.`)).toMatchObject([{ kind: 'bad', fault: 'long' }]);
});

test('says of a task that would not be asked for here why, and of the others what becomes of them', () => {
  const whyNotServed = ({ region }: { region: string }) => (region === 'ap-shanghai' ? ('cn' as const) : null);
  const pasted = `SdkAppId=1400188366 region=ap-shanghai TaskId=${A}\n\n${B}`;
  expect(judged(pasted, { region: 'ap-singapore', whyNotServed })).toMatchObject([
    { kind: 'notServed', why: 'cn', ref: { region: 'ap-shanghai', taskId: A } },
    { kind: 'new', ref: { sdkAppId: 1_400_000_000 } },
  ]);
});

describe('an SdkAppId', () => {
  test('that the paste does not say may be that of the page, and is asked for where there is none', () => {
    expect(judged(A)).toMatchObject([{ kind: 'new', ref: ref(A) }]);
    expect(judged(A, { sdkAppId: null })).toMatchObject([{ kind: 'asks', needs: { sdkAppId: [], region: null } }]);
  });

  test('that it says in two ways is never that of the page, but one that a person chose', () => {
    const pasted = `SdkAppId: 77\nSdkAppId: 78\n${A}`;
    expect(judged(pasted)).toMatchObject([{ kind: 'asks', needs: { sdkAppId: [77, 78], region: null } }]);
    const isChosen = { sdkAppId: true, region: false };
    expect(judged(pasted, { sdkAppId: 78, isChosen })).toMatchObject([{ kind: 'new', ref: { sdkAppId: 78 } }]);
  });

  test('that cannot be read is never replaced', () => {
    const isChosen = { sdkAppId: true, region: true };
    expect(judged(`SdkAppId: 14OO188366\n${A}`, { isChosen })).toMatchObject([
      { kind: 'bad', fault: 'sdkAppId', said: '14OO188366' },
    ]);
  });
});

test('a paste that is longer than any list is cut at a line, and says so', () => {
  const pasted = parsePaste(`${A}\n`.repeat(60_000));
  expect(pasted.isCut).toBe(true);
  expect(pasted.candidates).toHaveLength(1);
});

describe('anything', () => {
  const taskId = fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-'), {
      minLength: 36,
      maxLength: 60,
    })
    .map((letters) => `-m9${letters.join('')}.`);
  const piece = fc.oneof(
    taskId,
    fc.constantFrom(...'{}[]"\'\\,:=&?|*…. \n\t', '\r\n', 'TaskId', '--TaskId=', '"TaskId":"', 'SdkAppId=', 'region'),
    fc.constantFrom(
      'https://x/apps/77/task?id=',
      '&region=ap-singapore',
      'tccli ',
      '\\\n',
      '****',
      '\u2028',
      REQUEST_ID,
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  test('never throws and never changes an id, whatever is mixed in a paste', () => {
    return fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const pasted = pieces.join('');
        for (const line of judged(pasted)) {
          if (line.kind !== 'new' || line.from.source === 'link' || /[%\\&]|=3D/.test(pasted)) continue;
          expect(pasted).toContain(line.text);
        }
      }),
      { numRuns: effort({ usual: 3_000, soak: 60_000 }) },
    );
  });

  test('never throws, whatever the text is', () => {
    return fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (pasted) => {
        expect(parsePaste(pasted).without).toBeLessThanOrEqual(parsePaste(pasted).records);
      }),
      { numRuns: effort({ usual: 2_000, soak: 30_000 }) },
    );
  });
});
