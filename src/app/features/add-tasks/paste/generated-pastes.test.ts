import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort } from '#testing/effort.ts';
import * as pastes from './arbitrary-pastes.ts';
import { judgePaste } from './judge-paste.ts';
import { parsePaste } from './parse-paste.ts';

/** No text says these. */
const PAGE = { sdkAppId: 999, region: 'xx-page' };
const context = { ...PAGE, isKnown: () => false };

/**
 * The three promises: nothing is new that is not exactly an id of the source; none is filed elsewhere than the text says; and
 * none that the text has is lost.
 */
function check({ pasted, told }: pastes.Written): void {
  const lines = judgePaste(parsePaste(pasted), context);
  const toldOf = new Map(told.map((one) => [one.taskId, one]));
  for (const line of lines) {
    if (line.kind !== 'new') continue;
    const one = toldOf.get(line.text);
    expect(one, `${line.text} is new, and no id of\n${pasted}`).toBeDefined();
    const { sdkAppId, region } = one as pastes.Told;
    expect([line.ref.sdkAppId, line.ref.region], pasted).toEqual([
      sdkAppId === 'page' ? PAGE.sdkAppId : sdkAppId,
      region === 'page' ? PAGE.region : region,
    ]);
  }
  for (const { taskId, sdkAppId, region } of told) {
    const kinds = lines.filter((line) => line.text === taskId).map(({ kind }) => kind);
    expect(kinds, `${taskId} in\n${pasted}`).toEqual([
      sdkAppId === 'unreadable' || region === 'unreadable' ? 'bad' : sdkAppId === 'several' ? 'asks' : 'new',
    ]);
  }
}

const RUNS = effort({ usual: 500, soak: 15_000 });

test.each([
  ['(a) escaped by a program', pastes.escaped],
  ['(a) marked by a person', pastes.marked],
  ['(b) beside what is no id', pastes.doubted],
  ['(c) in tables', pastes.tables],
  ['(d) under headings', pastes.sections],
  ['(e) with an answer', pastes.pairs],
  ['(f) in Chinese', pastes.chinese],
  ['(g) that do not say where they are from', pastes.unplaced],
] as [string, fc.Arbitrary<pastes.Written>][])('ids %s: none is invented, misplaced or lost', (_, written) => {
  return fc.assert(fc.property(written, check), { numRuns: RUNS });
});

test('what is no TaskId is never new, whatever calls it one', () => {
  const places: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `TaskId=${text}`,
    (text) => `{"TaskId": ${JSON.stringify(text)}}`,
    (text) => `room,TaskId\n1,"${text}"`,
    (text) => `| TaskId | a |\n|---|---|\n| ${text} | b |`,
  ];
  return fc.assert(
    fc.property(pastes.junk, fc.constantFrom(...places), (text, place) => {
      expect(judgePaste(parsePaste(place(text)), context).filter(({ kind }) => kind === 'new')).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('the full stop of a sentence is never taken into an id, and no id is taken for lost', () => {
  const sentences = fc
    .tuple(
      pastes.taskId,
      fc.constantFrom('It hangs in ', 'TaskId: ', '卡住的任务是', 'look at '),
      fc.constantFrom('.', '. Please look.', '。'),
    )
    .map(([id, before, behind]) => ({ id, pasted: `room 8: ${before}${id}${behind}` }));
  return fc.assert(
    fc.property(sentences, ({ id, pasted }) => {
      const [line, ...others] = judgePaste(parsePaste(pasted), context);
      expect(others).toEqual([]);
      if (line?.kind === 'new') expect(line.text).toBe(id);
      expect(line?.text.startsWith(id), pasted).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('forty ids without an SdkAppId are one question, not forty faults', () => {
  return fc.assert(
    fc.property(pastes.unplaced, ({ pasted, told }) => {
      const lines = judgePaste(parsePaste(pasted), { ...context, sdkAppId: null });
      expect(lines.map(({ kind }) => kind)).toEqual(told.map(() => 'asks'));
    }),
    { numRuns: RUNS },
  );
});
