import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort } from '#testing/effort.ts';
import { judgePaste, parsePaste } from './parse-paste.ts';
import { looksLikeTaskId } from './task-id-shape.ts';

const context = { sdkAppId: 1_400_000_000, region: 'ap-guangzhou', isKnown: () => false };
const ref = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId });
const judged = (pasted: string, differs: Partial<typeof context> = {}) =>
  judgePaste(parsePaste(pasted), { ...context, ...differs });

/** Every kind of TaskId in Tencent's samples. */
const A = '-nE5Nd9U7Kcfz-lPC-R+Pyhvha3MtMaMK-QKKUPOFGE.';
const B = 'm9-bVVU7n7TIZ-oBwtu+oiB8zVu4yhc0--wDEH-FmwE.';
const C = '-m9-bVVU7k801X-VX8gOq+3tGrDFLaZwKKZ5-fTXqywE.';
const REQUEST_ID = '7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e';
const USER_SIG =
  'eJwtzE0LgkAUheG-MtvCxq9xZoQWlaKLVpG4Nee2udjkOI5WRP89Mhvu8-Vz3gkC5CtsXbbA3kUXqBF3U7PqQBGhG6d1Pg*JsQwCbkV3a**';

/** `[kind, TaskId or fault, source, SdkAppId, region]` of everything found. */
const found = (pasted: string) =>
  judged(pasted).map((line) =>
    'fault' in line
      ? [line.kind, line.fault]
      : [line.ref.taskId, line.source, ...(line.own ? [line.ref.sdkAppId, line.ref.region] : [])],
  );

describe('lines that are nothing but an id', () => {
  test('are taken as they are, with everything that TaskIds have', () => {
    expect(judged('-m9-bVVU7k80+1X.\r\n\r\n  m9.x-. \t\n')).toEqual([
      { kind: 'new', line: 1, ref: ref('-m9-bVVU7k80+1X.'), source: 'line', own: false },
      { kind: 'new', line: 3, ref: ref('m9.x-.'), source: 'line', own: false },
    ]);
  });

  test('say what is already there, and what stands twice', () => {
    const isKnown = (task: { taskId: string }) => task.taskId === '-b.';
    expect(judgePaste(parsePaste('-a.\n-b.\n-a.'), { ...context, isKnown }).map(({ kind }) => kind)).toEqual([
      'new',
      'there',
      'twice',
    ]);
  });

  test.each([
    ['-nE5Nd9U7pf******ndibj-AE.', 'masked', 'masked', [11, 17]],
    ['-m9-bVVU7k80…fTXqywE.', 'masked', 'masked', [12, 13]],
    ['-m9Ghi1U7upt0 aR8QqgE', 'bad', 'blank', [13, 14]],
    ['-m9＋x.', 'bad', 'character', [3, 4]],
    ['x'.repeat(257), 'bad', 'long', null],
    ['https://example.com/', 'bad', 'link', null],
    [REQUEST_ID, 'bad', 'requestId', null],
  ] as const)('%s is %s: %s', (text, kind, fault, at) => {
    expect(judged(text)).toEqual([{ kind, line: 1, text, fault, at }]);
  });

  test('ask for an SdkAppId when neither the line nor the person said one', () => {
    expect(judgePaste(parsePaste('-m9.'), { ...context, sdkAppId: null })).toMatchObject([
      { kind: 'bad', fault: 'app' },
    ]);
  });
});

test('says of a task that would not be asked for here why, and of the others what becomes of them', () => {
  const pasted = parsePaste('SdkAppId=1400188366 region=ap-shanghai TaskId=-live3AbCdEf.\n-m9+a.');
  const whyNotServed = ({ region }: { region: string }) => (region === 'ap-shanghai' ? ('cn' as const) : null);
  expect(judgePaste(pasted, { ...context, region: 'ap-singapore', whyNotServed })).toMatchObject([
    { kind: 'notServed', why: 'cn', ref: { region: 'ap-shanghai', taskId: '-live3AbCdEf.' } },
    { kind: 'new' },
  ]);
});

describe('finds in', () => {
  test.each([
    ['a log line', `2026-11-22T06:02:51Z INFO transcribe started room=3108 task=${A}`, [[A, 'log']]],
    ['a log line with words behind it', `started ${A}, user=u_12 trace=Zm9vYmFyQUJDMTIz+xyzXYZ90-aB.`, [[A, 'log']]],
    [
      'a log line that says all',
      `sdkAppId=20012345 region=ap-singapore taskId=${A}`,
      [[A, 'log', 20_012_345, 'ap-singapore']],
    ],
    ['a Chinese log line', `任务已创建（TaskId：${A}）`, [[A, 'log']]],
    ['a short id that is called one', 'task_id: -x+1.', [['-x+1.', 'log']]],
    ['an escaped JSON log', `msg="{\\"TaskId\\":\\"${A}\\",\\"RequestId\\":\\"${REQUEST_ID}\\"}"`, [[A, 'log']]],
    ['JSON that escapes the plus', `body={"TaskId": "${A.replace('+', '\\u002B')}"}`, [[A, 'log']]],
    [
      'an access log',
      `GET /?Action=X&TaskId=${A.replace('+', '%2B')}&SdkAppId=20012345 200`,
      [[A, 'log', 20_012_345, 'ap-guangzhou']],
    ],
    ['an answer', `{"Response":{"TaskId":"${B}","RequestId":"${REQUEST_ID}"}}`, [[B, 'answer']]],
    [
      'two ids on a line',
      `${A} ${C}`,
      [
        [A, 'log'],
        [C, 'log'],
      ],
    ],
    [
      'tccli',
      `tccli trtc DescribeCloudTranscription --region ap-singapore --SdkAppId 20012345 --TaskId=${A}`,
      [[A, 'tccli', 20_012_345, 'ap-singapore']],
    ],
    [
      'tccli over several lines, quoted',
      `tccli trtc DescribeCloudTranscription \\\n  --region ap-singapore \\\n  --SdkAppId 20012345 \\\n  --TaskId='${A}'`,
      [[A, 'tccli', 20_012_345, 'ap-singapore']],
    ],
    [
      'tccli with the minus that it does not take',
      `tccli trtc X --SdkAppId 77 --TaskId ${A}`,
      [[A, 'tccli', 77, 'ap-guangzhou']],
    ],
    [
      'curl',
      `curl https://trtc.tencentcloudapi.com -H "X-TC-Region: ap-beijing" -H "Authorization: TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2026" -d '{"SdkAppId":20012345,"TaskId":"${C}"}'`,
      [[C, 'curl', 20_012_345, 'ap-beijing']],
    ],
    [
      'a link of another host, under a path, at the end of a sentence',
      'See https://ops.example.com/tools/board/apps/77/task?id=-m9%2Bx.&region=ap-singapore.',
      [['-m9+x.', 'link', 77, 'ap-singapore']],
    ],
    [
      'a link to several tasks',
      'http://x.example/apps/77?watch=-m9%2Bx.&watch=ap-guangzhou%2F-y.&region=ap-singapore',
      [
        ['-m9+x.', 'link', 77, 'ap-singapore'],
        ['-y.', 'link', 77, 'ap-guangzhou'],
      ],
    ],
    ['a table without a head', `1400188366,ap-singapore,${A}`, [[A, 'log', 1_400_188_366, 'ap-singapore']]],
  ] as const)('%s', (_, pasted, expected) => {
    expect(found(pasted)).toEqual(expected);
  });

  test('a table with a head, as spreadsheets and boards write them', () => {
    const table = `Label,TaskId,SdkAppId,Region\n"Physics, 3108",'${A},77,ap-singapore\nx,short+1.,,\ny,${C.slice(0, 20)}***${C.slice(24)},,`;
    expect(found(table)).toEqual([
      [A, 'csv', 77, 'ap-singapore'],
      ['short+1.', 'csv'],
      ['masked', 'masked'],
    ]);
  });

  test('a request beside its answer, and neither its UserSig nor its RequestId', () => {
    const request = { SdkAppId: 77, RoomId: '1', TranscriptionParam: { UserId: 'u', UserSig: USER_SIG } };
    const answer = { Response: { TaskId: B, RequestId: REQUEST_ID } };
    const both = JSON.stringify([
      { request, answer },
      { request: { ...request, SdkAppId: 78 }, answer: { TaskId: A } },
    ]);
    expect(found(both)).toEqual([
      [B, 'answer', 77, 'ap-guangzhou'],
      [A, 'json', 78, 'ap-guangzhou'],
    ]);
    expect(judged(JSON.stringify({ request, answer }, null, 2))).toMatchObject([{ line: 12, ref: { sdkAppId: 77 } }]);
  });

  test('a request pasted before its answer: proposes its SdkAppId, and another choice wins', () => {
    const pasted = parsePaste(`{\n "SdkAppId": 77,\n "Region": "ap-singapore"\n}\n{"TaskId":"${B}"}`);
    expect(pasted.mentions).toEqual({ sdkAppId: 77, region: 'ap-singapore' });
    expect(judgePaste(pasted, context)).toMatchObject([{ ref: ref(B), own: false }]);
  });

  test('several requests, each with its answer behind it', () => {
    expect(found(`SdkAppId=77 create\nTaskId=${A}\nSdkAppId=78 create\nTaskId=${B}`)).toEqual([
      [A, 'log'],
      [B, 'log', 78, 'ap-guangzhou'],
    ]);
  });
});

test.each([
  '2026-11-22T06:02:51.123+0800 INFO [http-nio-8080-exec-3] c.t.t.CloudTranscriptionServiceImpl2.: started',
  'room 88231, see ticket 48213',
  `RequestId=${REQUEST_ID} UserSig=${USER_SIG}`,
  'Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U.',
  'image registry.example.com/team/Trtc-Worker-Api9:v1.2.3-SNAPSHOT-Build77.',
  'taskId: null, TaskId is wrong, --task-identity -m',
  '```',
  '}',
  'see https://cloud.tencent.com/document/product/647/44055 for Details1.',
])('takes nothing for a TaskId in: %s', (line) => {
  expect(judged(line)).toEqual([]);
  expect(parsePaste(line).records).toBe(1);
});

test('an id whose + became a blank is not taken for two', () => {
  expect(found('-m9-bVVU7k801XaVX8gOq 3tGrDFLaZwKKZ5-fTXqywE.')).toEqual([['bad', 'blank']]);
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
          if (!('ref' in line) || line.source === 'link' || /[%\\]/.test(pasted)) continue;
          expect(pasted).toContain(line.ref.taskId);
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

  test('finds every random id in a log line, whole', () => {
    const RUNS = effort({ usual: 1_000, soak: 10_000 });
    let missed = 0;
    void fc.assert(
      fc.property(taskId, (id) => {
        const lines = judged(`06:02:51 INFO started ${id} ok`);
        if (lines.length === 0) missed += 1;
        else expect(lines).toMatchObject([{ kind: 'new', ref: { taskId: id } }]);
      }),
      { numRuns: RUNS },
    );
    // What is shaped by chance like a word that people made.
    expect(missed).toBeLessThan(RUNS / 100);
  });
});

test.each([A, B, C])('%s looks like a TaskId', (id) => expect(looksLikeTaskId(id)).toBe(true));
