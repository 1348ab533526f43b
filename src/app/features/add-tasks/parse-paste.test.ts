import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePaste } from './parse-paste.ts';

const context = {
  sdkAppId: 1_400_000_000,
  region: 'ap-guangzhou',
  isKnown: () => false,
  readLink: () => null,
};
const ref = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId });

describe('parsePaste', () => {
  test('takes one TaskId a line, with everything that TaskIds have', () => {
    expect(parsePaste('-m9-bVVU7k80+1X.\r\n\r\n  m9.x-. \t\n', context)).toEqual([
      { kind: 'new', line: 1, ref: ref('-m9-bVVU7k80+1X.'), fromLink: false },
      { kind: 'new', line: 3, ref: ref('m9.x-.'), fromLink: false },
    ]);
  });

  test('says what is already there, and what stands twice', () => {
    const verdicts = parsePaste('-a.\n-b.\n-a.', { ...context, isKnown: ({ taskId }) => taskId === '-b.' });
    expect(verdicts.map(({ kind }) => kind)).toEqual(['new', 'there', 'twice']);
  });

  test.each([
    ['-nE5Nd9U7pf******ndibj-AE.', 'masked', [11, 17]],
    ['-m9Ghi1U7upt0 aR8QqgE', 'blank', [13, 14]],
    ['-m9＋x.', 'character', [3, 4]],
    ['x'.repeat(257), 'long', null],
    ['https://example.com/', 'link', null],
  ] as const)('%s is %s', (text, fault, at) => {
    expect(parsePaste(text, context)).toEqual([{ kind: 'bad', line: 1, text, fault, at }]);
  });

  test('asks for an SdkAppId when neither the line nor the person said one', () => {
    expect(parsePaste('-m9.', { ...context, sdkAppId: null })).toMatchObject([{ kind: 'bad', fault: 'app' }]);
  });

  test('a link brings its own SdkAppId and region', () => {
    const shared = { sdkAppId: 20_012_345, region: 'ap-singapore', taskId: '-m9.' };
    const link = 'http://127.0.0.1:3000/apps/20012345/task?id=-m9.&region=ap-singapore';
    expect(parsePaste(link, { ...context, sdkAppId: null, readLink: () => shared })).toEqual([
      { kind: 'new', line: 1, ref: shared, fromLink: true },
    ]);
  });

  test('never throws and never changes an id', () => {
    return fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        for (const verdict of parsePaste(pasted, context)) {
          if (verdict.kind !== 'bad') expect(pasted).toContain(verdict.ref.taskId);
        }
      }),
    );
  });
});
