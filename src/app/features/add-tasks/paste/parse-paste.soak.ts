import { expect, test } from 'vitest';
import { judgePaste } from './judge-paste.ts';
import { parsePaste } from './parse-paste.ts';

const A = '-nE5Nd9U7Kcfz-lPC-R+Pyhvha3MtMaMK-QKKUPOFGE.';
const context = { sdkAppId: 1_400_000_000, region: 'ap-guangzhou', isKnown: () => false };

test.each([
  ['ids', `${A}\n`],
  ['open brackets', '{\n'],
  ['nested brackets', '['],
  ['keys', 'TaskId='],
  ['quotes', '"TaskId":"'],
  ['pairs', `SdkAppId=77 TaskId=${A} `],
  ['JSON', `{"SdkAppId":77,"TaskId":"${A}"},`],
  ['blanks', 'SdkAppId   '],
  ['links', `https://x.example/apps/77/task?id=${A}&region=ap-singapore `],
  ['continued lines', 'a \\\n'],
  ['cells', `TaskId,Region\n"${A}",x\n`],
  ['stars', '-aA1***'],
  ['apps', 'https://x/apps/'],
  ['soft breaks', `${'x '.repeat(37)}=\n`],
  ['percents', '%25'],
  ['entities', '&amp;'],
  ['backslashes', '\\'],
  ['emphasis', '**a '],
  ['open quoted cells', 'TaskId,Region\n"'],
  ['heads', 'TaskId,Region\n'],
  ['keys and values', `taskId: ${A}\nsdkAppId: 77\n`],
  ['labels', 'SdkAppId\n77\n'],
  ['halves of ids', 'a -nE5Nd9U7Kcfz-lPC\n'],
  ['regions', 'region ap-singapore '],
])('grows slower than the square of the paste: a megabyte of %s and an eighth of it', (_, part) => {
  const costMs = (bytes: number) => {
    const pasted = part.repeat(Math.ceil(bytes / part.length));
    return cheapestMs(() => judgePaste(parsePaste(pasted), context));
  };
  // What takes no time at all cannot be compared.
  expect(costMs(1e6)).toBeLessThan(8 ** 2 * Math.max(5, costMs(1e6 / 8)));
});

/** Time of the processor, and the best of three: what else the machine does does not count here. */
function cheapestMs(work: () => void): number {
  const spent = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...spent);
}
