import * as fc from 'fast-check';

/** What a text says about one of its TaskIds; `page` where it does not say, so the page's may stand in. */
export interface Told {
  taskId: string;
  sdkAppId: number | 'page' | 'unreadable' | 'several';
  region: string | 'page' | 'unreadable';
}

/** A paste as people copy it, and what stands in it. */
export interface Written {
  pasted: string;
  told: readonly Told[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';
const REGIONS = ['ap-guangzhou', 'ap-singapore', 'ap-hongkong', 'ap-beijing', 'ap-shanghai'];

/** As the samples of Tencent Cloud: 40 to 60 characters, begun by `-m9` or `m9-`, ended by one dot or two. */
export const taskId = fc
  .tuple(
    fc.constantFrom('-m9', '-nE5', 'm9-'),
    fc.array(fc.constantFrom(...LETTERS), { minLength: 36, maxLength: 54 }),
    // What no random id has: words that people made, and the numbers of RequestIds.
    fc.constantFrom('aB3xK7qZ9', 'Zq4Rt8Lm2', 'k9XvW2pT5'),
    fc.constantFrom('.', '..'),
  )
  .map(([start, middle, mixed, dots]) => start + mixed + middle.join('') + dots)
  .filter((id) => changes(id) > 0.4);

function changes(id: string): number {
  const kinds = Array.from(id.replace(/\.+$/, ''), (char) =>
    /\d/.test(char) ? 0 : /[a-z]/.test(char) ? 1 : /[A-Z]/.test(char) ? 2 : 3,
  );
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length / kinds.length;
}

const sdkAppId = fc.oneof(
  fc.integer({ min: 1_400_000_000, max: 1_499_999_999 }),
  fc.integer({ min: 20_000_000, max: 20_029_999 }),
  fc.integer({ min: 1_600_000_000, max: 1_799_999_999 }),
);
const region = fc.constantFrom(...REGIONS);
const task = fc.record({ taskId, sdkAppId, region });
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const room = fc.integer({ min: 1, max: 99_999 });
const tasks = (minLength: number, maxLength: number) =>
  fc.uniqueArray(task, { minLength, maxLength, selector: (one) => one.taskId });

/** (a) What the writer of a line does to it, each undone by one step. */
const ESCAPES: Readonly<Record<string, (text: string) => string>> = {
  none: (text) => text,
  nginx: (text) => text.replace(/["\\]/g, (char) => `\\x${char.charCodeAt(0).toString(16).toUpperCase()}`),
  unicode: (text) => text.replace(/["+<>&']/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
  quoted: (text) => JSON.stringify(text),
  quotedTwice: (text) => JSON.stringify(JSON.stringify(text)),
  entities: (text) => text.replace(/[&<>"'+]/g, (char) => `&#${char.charCodeAt(0)};`),
  entitiesTwice: (text) =>
    text.replace(/["&<>]/g, (char) => `&amp;${{ '"': 'quot', '&': 'amp', '<': 'lt', '>': 'gt' }[char]};`),
  percent: (text) => encodeURIComponent(text),
  percentTwice: (text) => encodeURIComponent(encodeURIComponent(text)),
  percentThrice: (text) => encodeURIComponent(encodeURIComponent(encodeURIComponent(text))),
  form: (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  csv: (text) => `"${text.replaceAll('"', '""')}"`,
  printable: (text) => text,
  colours: (text) => text.replace(/TaskId|SdkAppId/g, (name) => `\u001b[1;32m${name}\u001b[0m`),
  coloursAsText: (text) => `^[[33m${text}^[[0m`,
  coloursOfRsyslog: (text) => `#033[33m${text}#033[0m`,
  invisible: (text) => `\ufeff${text.replace(/[ :=]/g, (char) => `${char}\u200b`)}\u200e`,
};

/** RFC 2045, 6.7. */
function quotedPrintable(text: string): string {
  const encoded = text.replaceAll('=', '=3D');
  const lines: string[] = [];
  for (let rest = encoded; rest !== ''; ) {
    const cut = rest.length <= 76 ? rest.length : /=.?$/.test(rest.slice(0, 75)) ? 73 : 75;
    lines.push(rest.slice(0, cut) + (cut < rest.length ? '=' : ''));
    rest = rest.slice(cut);
  }
  return lines.join('\n');
}

const toldOf = ({ taskId, sdkAppId, region }: { taskId: string; sdkAppId: number; region: string }): Told => ({
  taskId,
  sdkAppId,
  region,
});

export const escaped: fc.Arbitrary<Written> = fc
  .tuple(task, fc.constantFrom(...Object.keys(ESCAPES)), pick('json', 'pairs'))
  .map(([one, kind, form]) => {
    const text =
      form === 'json'
        ? `{"TaskId":"${one.taskId}","SdkAppId":${one.sdkAppId},"Region":"${one.region}"}`
        : `SdkAppId=${one.sdkAppId} Region=${one.region} TaskId="${one.taskId}" room=3108`;
    return {
      pasted: kind === 'printable' ? quotedPrintable(`Mail: ${text} end`) : `06:02 body ${ESCAPES[kind]?.(text)} end`,
      told: [toldOf(one)],
    };
  });

/** In a chat: stars, backticks, quotation marks, bullets. */
export const marked: fc.Arbitrary<Written> = fc
  .tuple(task, pick('`', '**', '*', '***', '~~', '"', '“', '(', '<', '__'), pick('- ', '* ', '1. ', '> ', '', '• '))
  .map(([one, mark, bullet]) => {
    const close = { '“': '”', '(': ')', '<': '>' }[mark] ?? mark;
    const text = `${bullet}app SdkAppId: ${one.sdkAppId}, region: ${one.region}, id ${mark}${one.taskId}${close} please`;
    return { pasted: text, told: [toldOf(one)] };
  });

const JUNK = [
  'TaskId',
  'task_id',
  'TaskIds',
  '任务ID',
  'NULL',
  'null',
  'None',
  'nil',
  'undefined',
  '(null)',
  'N/A',
  '-',
  '--',
  '---',
  '',
  '#NAME?',
  '#REF!',
  '#VALUE!',
  '#N/A',
  '#DIV/0!',
  '########',
  '0',
  '1400188366',
  '1,400,188,366',
  '1.4E+09',
  '-12.5',
  '3.14',
  '2026-11-22',
  '06:02:51',
  '------',
  '======',
  '* * *',
  '…',
  'unknown',
  'pending',
  'x',
  '7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e',
  'TRUE',
  '<none>',
  '\\N',
];
/** What is no TaskId although it stands where one should. */
export const junk = fc.oneof(
  fc.constantFrom(...JUNK),
  fc.integer().map(String),
  fc.stringMatching(/^[a-z]{1,12}[-_][a-z]{1,12}$/),
  taskId.map((id) => id.slice(0, 18)),
  taskId.map((id) => id.replace(/^(.{9})./, '$1_')),
  taskId.map((id) => id.replace(/^(.{9})./, '$1/')),
  taskId.map((id) => id.replace(/^(.{9})./, '$1.')),
  taskId.map((id) => `${id.slice(0, 12)}****${id.slice(18)}`),
  taskId.map((id) => id.replace(/\.+$/, '')),
);

/** (b) Columns and lists in which something else stands as well, and ids with something stuck to them. */
export const doubted: fc.Arbitrary<Written> = fc.oneof(
  fc
    .tuple(tasks(1, 4), fc.array(junk, { minLength: 1, maxLength: 6 }), pick(',', ';', '\t'))
    .map(([all, none, separator]) => {
      const rows = [
        ...all.map((one) => [one.taskId, String(one.sdkAppId)]),
        ...none.map((text) => [/[,;"\t]/.test(text) ? `"${text}"` : text, '77']),
      ];
      return {
        pasted: [['TaskId', 'SdkAppId'], ...rows].map((row) => row.join(separator)).join('\n'),
        told: all.map((one) => ({ ...toldOf(one), region: 'page' })),
      };
    }),
  fc.tuple(tasks(1, 4), fc.array(junk, { minLength: 1, maxLength: 6 })).map(([all, none]) => ({
    pasted: all
      .map((one, index) => `${none[index] ?? ''}\n${one.taskId}`)
      .concat(none.at(-1) ?? '')
      .join('\n'),
    told: all.map((one): Told => ({ taskId: one.taskId, sdkAppId: 'page', region: 'page' })),
  })),
  fc
    .tuple(taskId, pick('é', 'ж', '_', '@', 'json', '#', '$', '%7', '~', '^', 'x'), pick('before', 'behind'))
    .map(([id, char, side]) => ({
      pasted: `saved ${side === 'before' ? char + id : id + char} ok`,
      told: [],
    })),
  // What corrects people's typing made of its minus.
  fc
    .tuple(taskId, pick('–', '—', '−', '‐'))
    .map(([id, dash]) => ({ pasted: `saved ${dash}${id.replace(/^-/, '')} ok`, told: [] })),
);

const NUMBERS: readonly ((number: number) => string)[] = [
  String,
  (number) => number.toLocaleString('en-US'),
  (number) => number.toLocaleString('de-DE'),
  (number) => number.toLocaleString('en-US').replaceAll(',', ' '),
  (number) => number.toLocaleString('en-US').replaceAll(',', '\u202f'),
  (number) => number.toLocaleString('en-US').replaceAll(',', "'"),
  (number) => `${number}.0`,
  (number) => `${number}.00`,
  (number) => `="${number}"`,
  (number) => `'${number}`,
  (number) =>
    number
      .toExponential(String(number).length - 1)
      .replace('e', 'E')
      .replace(/\+(\d)$/, '+0$1'),
  (number) => String(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
];
/** Digits are lost, or it never was a number. */
const UNREADABLE: readonly ((number: number) => string)[] = [
  (number) => number.toExponential(2).replace('e', 'E'),
  (number) => `${number}x`,
  (number) => `${String(number).slice(0, 4)}****`,
  () => 'prod',
  (number) => `-${number}`,
  (number) => `${number}${number}`,
  () => '0',
  (number) =>
    String(number)
      .replace('0', 'O')
      .replace(/^(\d+)$/, '$1?'),
];

const UNREADABLE_REGIONS = ['mars', 'ap_guangzhou', 'Region 3', '广东', 'gz', 'ap-?'];

function cell(text: string, separator: string, always: boolean): string {
  return always || /["\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** (c) Tables as spreadsheets and databases write them, with something behind their end. */
export const tables: fc.Arbitrary<Written> = fc
  .tuple(
    tasks(1, 6),
    pick(',', ';', '\t'),
    fc.array(fc.constantFrom(...NUMBERS), { minLength: 6, maxLength: 6 }),
    fc.array(fc.constantFrom(...UNREADABLE, ...NUMBERS, ...NUMBERS), { minLength: 6, maxLength: 6 }),
    fc.array(pick('Physics', 'Room 8, east', 'He said "hi"', 'two\nlines', 'a;b\tc', '', '"', '任务，一'), {
      minLength: 6,
      maxLength: 6,
    }),
    fc.boolean(),
    fc.constantFrom(...[0, 1, 2, 3]),
    task,
    pick('\n\n06:02 started ', '\n(6 rows)\n', '\nSdkAppId=42 ', '\n\n'),
    fc.array(fc.constantFrom(...UNREADABLE_REGIONS, ...UNREADABLE_REGIONS.map(() => null)), {
      minLength: 6,
      maxLength: 6,
    }),
  )
  .map(([all, separator, numbers, others, labels, quotes, turn, last, behind, places]) => {
    const turned = (row: string[]) =>
      [...row.slice(turn), ...row.slice(0, turn)].map((text) => cell(text, separator, quotes)).join(separator);
    const written = all.map((one, index) => {
      const format = others[index] as (number: number) => string;
      return [
        labels[index] ?? '',
        one.taskId,
        (NUMBERS.includes(format) ? (numbers[index] ?? String) : format)(one.sdkAppId),
        places[index] ?? one.region,
      ];
    });
    const told = all.map(
      (one, index): Told => ({
        ...toldOf(one),
        sdkAppId: NUMBERS.includes(others[index] as (number: number) => string) ? one.sdkAppId : 'unreadable',
        region: places[index] ? 'unreadable' : one.region,
      }),
    );
    const pasted = [['Label', 'TaskId', 'SdkAppId', 'Region'], ...written].map(turned).join('\n');
    const says = behind.includes('42') ? 42 : 'page';
    return {
      pasted: `${pasted}${behind}TaskId=${last.taskId} ok`,
      told: [...told, { taskId: last.taskId, sdkAppId: says, region: 'page' }],
    };
  });

const HEADINGS: readonly ((number: number) => string)[] = [
  (number) => `SdkAppId: ${number}`,
  (number) => `sdk_app_id=${number}`,
  (number) => `应用ID：${number}`,
  (number) => `## SdkAppId ${number}`,
  (number) => `{"SdkAppId": ${number}, "RoomId": "1"}`,
  (number) => `tccli trtc CreateCloudTranscription --SdkAppId ${number} --RoomId 1`,
  (number) => `**SdkAppId:** \`${number}\``,
  (number) => `SdkAppId\n${number}`,
];
const UNREADABLE_HEADINGS = [
  'SdkAppId: 14OO188366',
  'SdkAppId=1400****66',
  '应用ID：见附件',
  'SdkAppId: 99999999999',
  'sdk_app_id=prod',
];
const UNSAID = ['room 3108', 'SdkAppId=null', 'which SdkAppId is it?', 'SdkAppId: ', '---', ''];

/** (d) Sections under headings that say the SdkAppId, or say something that is none, or say nothing. */
export const sections: fc.Arbitrary<Written> = fc
  .tuple(
    fc.array(
      fc.tuple(
        tasks(1, 3),
        sdkAppId,
        fc.constantFrom(...HEADINGS),
        pick('said', 'said', 'unreadable'),
        fc.constantFrom(...UNREADABLE_HEADINGS),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom(...UNSAID),
    pick('alone', 'log', 'own'),
    fc.constantFrom(...UNREADABLE_HEADINGS.map((text) => text.replace(/^.*?[:=：]\s*/, ''))),
  )
  .map(([all, unsaid, form, unreadable]) => {
    const told: Told[] = [];
    const pasted = all.map(([section, number, heading, kind, wrong]) => {
      const lines = section.map((one, index) => {
        const isOwn = form === 'own' && index === 1;
        told.push({
          taskId: one.taskId,
          sdkAppId: isOwn || kind === 'unreadable' ? 'unreadable' : number,
          region: 'page',
        });
        if (isOwn) return `SdkAppId=${unreadable.replace(/\s/g, '')} TaskId=${one.taskId} x`;
        return form === 'alone' ? one.taskId : `06:02 started TaskId=${one.taskId} ok`;
      });
      return [kind === 'said' ? heading(number) : wrong, unsaid, ...lines].join('\n');
    });
    return { pasted: pasted.join('\n'), told };
  });

/** (e) A command and its output, a request and its answer, and the same again. */
export const pairs: fc.Arbitrary<Written> = fc
  .tuple(tasks(1, 3), pick('tccli', 'curl', 'json', 'request', 'create', 'twice', 'list', 'below'), fc.boolean())
  .map(([all, form, isPretty]) => {
    const json = (value: object) => JSON.stringify(value, null, isPretty ? 2 : 0);
    const answer = (id: string) =>
      json({ Response: { TaskId: id, RequestId: '7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e' } });
    const told = all.map(toldOf);
    const write = ({ taskId, sdkAppId, region }: { taskId: string; sdkAppId: number; region: string }) => {
      switch (form) {
        case 'tccli':
          return `$ tccli trtc DescribeCloudTranscription --region ${region} --SdkAppId ${sdkAppId} --TaskId=${taskId}\n${json({ Status: 'Idle', TaskId: taskId })}`;
        case 'create':
          return `$ tccli trtc CreateCloudTranscription \\\n  --region ${region} \\\n  --SdkAppId ${sdkAppId}\n${answer(taskId)}`;
        case 'curl':
          return `curl https://trtc.tencentcloudapi.com -H 'X-TC-Region: ${region}' -d '{"SdkAppId":${sdkAppId}}'\n${answer(taskId)}`;
        case 'json':
          return json({ request: { SdkAppId: sdkAppId, Region: region }, answer: { TaskId: taskId } });
        case 'request':
          return `${json({ SdkAppId: sdkAppId, Region: region })}\n${answer(taskId)}`;
        case 'below':
          return `- taskId: ${taskId}\n  sdkAppId: ${sdkAppId}\n  region: ${region}`;
        case 'twice':
          return `TaskId=${taskId} stuck\nSdkAppId=${sdkAppId} region=${region} TaskId=${taskId} again`;
        default:
          return `${sdkAppId},${region},${taskId}`;
      }
    };
    const isUnnamed = form === 'list';
    return {
      pasted: all.map(write).join('\n'),
      told: isUnnamed
        ? told.map((one) => ({
            ...one,
            sdkAppId: /^(14\d{8}|200[0-2]\d{4})$/.test(String(one.sdkAppId)) ? one.sdkAppId : 'page',
          }))
        : told,
    };
  });

/** (f) As Chinese input methods write: fullwidth punctuation, Chinese names, nothing between words. */
export const chinese: fc.Arbitrary<Written> = fc
  .tuple(
    task,
    pick('：', ':', ' ', '＝', ' ： '),
    pick('，', '、', '；', '。', ' '),
    pick('应用ID', '应用 ID', 'SdkAppId', '应用id'),
    pick('任务ID', '任务 ID', 'TaskId'),
    pick('code', 'name'),
    room,
    pick('named', 'touching'),
  )
  .map(([one, is, mark, app, id, form, number, place]) => {
    const name = {
      'ap-guangzhou': '广州',
      'ap-singapore': '新加坡',
      'ap-hongkong': '中国香港',
      'ap-beijing': '北京',
      'ap-shanghai': '上海',
    }[one.region];
    const said = form === 'name' ? `${name}` : one.region;
    const sign = is === ' ' ? '：' : is;
    const task =
      place === 'named' ? `${id}${sign}${one.taskId}${mark === '。' ? '，' : mark}已创建` : `任务${one.taskId}已卡住`;
    return {
      pasted: `房间${number}${mark}${app}${is}${one.sdkAppId}${mark}地域${sign}${said}${mark}${task}`,
      told: [toldOf(one)],
    };
  });

/** (g) Many good ids, and nothing that says where they are from. */
export const unplaced: fc.Arbitrary<Written> = fc
  .tuple(tasks(1, 40), pick('alone', 'log', 'column', 'json', 'commas'))
  .map(([all, form]) => {
    const ids = all.map(({ taskId }) => taskId);
    const told = ids.map((id): Told => ({ taskId: id, sdkAppId: 'page', region: 'page' }));
    const pasted = {
      alone: ids.join('\n'),
      log: ids.map((id, index) => `06:02:${index} started task=${id} room=${index}`).join('\n'),
      column: ['room,TaskId', ...ids.map((id, index) => `${index},${id}`)].join('\n'),
      json: JSON.stringify({ Tasks: ids.map((id) => ({ TaskId: id })) }),
      commas: ids.join(', '),
    }[form as 'alone' | 'log' | 'column' | 'json' | 'commas'];
    return { pasted, told };
  });
