import { rmSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import type { Fault as CallFault } from '#emulator/faults.ts';
import type { Failure } from '#proxy/upstream/send-request.ts';
import { type CollectionSizes, countCollections } from './collection-sizes.ts';
import { findCanaries } from './find-canary.ts';
import { APP, beginDay, GREEDY_APP, type VirtualDay } from './virtual-day.ts';

const HOURS = Number(process.env['SOAK_HOURS'] ?? 24);
const NIGHT_HOURS = 1.5;
const SEED = Number(process.env['SOAK_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const MB = 1_000_000;
/** Of tasks, and again of incidents: see src/proxy/board/removals.ts. */
const REMOVALS_KEPT = 2_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CODES = ['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOSPC', 'EROFS', 'ENOENT'];
/** What the files of the server may do until all of them are well again. */
const HEALS = 10_000;
/** Of what is asked once a minute while it is refused: a key, an SdkAppId; and of what waits up to a minute between tries. */
const PROBED = 75_000;

interface DayFault {
  name: string;
  lastsMs: number;
  begin(day: VirtualDay): void | Promise<void>;
  end?(day: VirtualDay): void | Promise<void>;
  /** What must stand on the page at its end, and what may; else nothing may. */
  says?: RegExp;
  maySay?: RegExp;
  /** What must be in the log while it lasts, and in /readyz. */
  isOurs?: boolean;
  healsMs: number;
}

const one = (taskId: string, region = 'ap-singapore'): TaskRef => ({ sdkAppId: APP, region, taskId });
/** Tasks in each region: few, because what a day costs is its calls. */
const REGION = 4;
const STEADY = [
  ...Array.from({ length: REGION }, (_, i) => one(`-s${i}.`)),
  ...Array.from({ length: REGION }, (_, i) => one(`-g${i}.`, 'ap-guangzhou')),
];
const ON_SCREEN = [...STEADY.slice(0, 2), ...STEADY.slice(REGION, REGION + 2)];

/** Every call ends like this. */
function upstream(name: string, fault: CallFault, rest: Partial<DayFault>): DayFault {
  return {
    name,
    lastsMs: 2 * MINUTE,
    healsMs: HEALS,
    begin: ({ emulator }) => emulator.setFault({}, fault),
    end: ({ emulator }) => emulator.setFault({}, null),
    ...rest,
  };
}

const error = (code: string, message?: string): CallFault => ({ kind: 'error', code, ...(message && { message }) });
const bytes = (text: string) => new TextEncoder().encode(text);
const SAYS_TASKS = /(account unreachable|ap-\w+ service|failing)/;
/** An outage of the account may be told as that, or of its regions. */
const transient = { says: SAYS_TASKS, maySay: /page unreachable|unreachable|service|failing/, healsMs: PROBED };

const UPSTREAM: DayFault[] = [
  upstream('throttled', error('RequestLimitExceeded'), { says: /account throttle/, healsMs: 30_000 }),
  upstream('key refused', error('AuthFailure.SecretIdNotFound'), { says: /account credential/, healsMs: PROBED }),
  upstream('SdkAppId refused', error('UnauthorizedOperation'), { says: /app permission/, healsMs: PROBED }),
  upstream('InternalError', error('InternalError'), transient),
  upstream('an unknown code', error('SomethingNew.Here'), transient),
  upstream(
    'a quotation',
    error('InternalError', `{"\\u0041${EMULATOR_CREDENTIAL.secretId}" ${EMULATOR_CREDENTIAL.secretKey}`),
    transient,
  ),
  upstream('parameters refused', error('InvalidParameterValue'), {
    says: SAYS_TASKS,
    maySay: /failing|service/,
    healsMs: Number.POSITIVE_INFINITY,
  }),
  upstream('hangs', { kind: 'timeOut' }, { says: /account unreachable/, healsMs: 18_000 }),
  upstream('hangs in the body', { kind: 'timeOut', after: 'head' }, { says: /account unreachable/, healsMs: 18_000 }),
  upstream('trickles', { kind: 'trickle', everyMs: 100 }, { says: /account unreachable/, healsMs: 18_000 }),
  upstream('resets', { kind: 'reset' }, { says: /account unreachable/ }),
  upstream('a page of a gateway', { kind: 'html', status: 502 }, transient),
  upstream('a page', { kind: 'html' }, transient),
  upstream('truncated', { kind: 'truncated' }, transient),
  upstream('empty', { kind: 'empty' }, transient),
  upstream('no Response', { kind: 'noResponse' }, transient),
  upstream('the old envelope', { kind: 'legacy' }, transient),
  upstream('another task', { kind: 'wrongTaskId' }, transient),
  upstream('a redirect', { kind: 'redirect', location: 'https://evil.test/' }, transient),
  upstream('no UTF-8', { kind: 'raw', body: new Uint8Array(2_000).fill(0xfe) }, transient),
  upstream('deep', { kind: 'raw', body: bytes(`${'['.repeat(30_000)}${']'.repeat(30_000)}`) }, transient),
  upstream(
    'huge fields',
    { kind: 'raw', body: bytes(`{"Response":{"Error":{"Code":"${'C'.repeat(60_000)}"}}}`) },
    transient,
  ),
  upstream('slow', { kind: 'latency', ms: 3_000, jitterMs: 500 }, { maySay: /overBudget/, healsMs: HEALS }),
  upstream('one call of four fails', error('InternalError'), {
    begin: ({ emulator }) => emulator.setFault({ every: 4 }, error('InternalError')),
    maySay: /failing|service|unreachable/,
    healsMs: PROBED,
  }),
  {
    name: 'a region fails',
    lastsMs: 3 * MINUTE,
    begin: ({ emulator }) => {
      for (const { taskId } of STEADY.slice(0, REGION)) emulator.setFault({ taskId }, error('InternalError'));
    },
    end: ({ emulator }) => {
      for (const { taskId } of STEADY.slice(0, REGION)) emulator.setFault({ taskId }, null);
    },
    says: /ap-singapore service|failing/,
    maySay: /ap-singapore service|-s\d. failing/,
    healsMs: PROBED,
  },
];

function unreachable(failure: Failure, detail: string): DayFault {
  return {
    name: `no way: ${failure}`,
    lastsMs: 2 * MINUTE,
    begin({ way }) {
      way.fails = { kind: 'failure', failure, detail };
    },
    end({ way }) {
      way.fails = null;
    },
    says: /account unreachable/,
    healsMs: HEALS,
  };
}
const WAYS = [
  unreachable('dns', 'ENOTFOUND'),
  unreachable('refused', 'ECONNREFUSED'),
  unreachable('network', 'ENETUNREACH'),
  unreachable('network', 'EMFILE'),
  unreachable('tls', 'CERT_HAS_EXPIRED'),
  unreachable('proxy', '407 Proxy Authentication Required'),
];

function clockJump(name: string, ms: number): DayFault {
  return {
    name,
    lastsMs: MINUTE,
    begin: (day) => day.jump(ms),
    end: (day) => day.jump(-ms),
    maySay: /clock/,
    healsMs: 70_000,
  };
}
const CLOCKS = [
  clockJump('clock + 1 h', HOUR),
  clockJump('clock - 1 h', -HOUR),
  clockJump('clock + 6 min', 6 * MINUTE),
  clockJump('clock - 6 min', -6 * MINUTE),
  clockJump('clock + 100 days', 2_400 * HOUR),
  clockJump('clock - 100 days', -2_400 * HOUR),
  {
    name: "Tencent's clock is wrong",
    lastsMs: 2 * MINUTE,
    begin: ({ emulator }: VirtualDay) => emulator.setClockOffset(10 * MINUTE),
    end: ({ emulator }: VirtualDay) => emulator.setClockOffset(0),
    maySay: /clock/,
    healsMs: 70_000,
  },
];

const FILES: DayFault[] = CODES.flatMap((code): DayFault[] => [
  {
    name: `store: ${code}`,
    lastsMs: 30_000,
    begin: (day) =>
      day.failFiles(({ operation, path }) =>
        path.startsWith(day.files.data) || !path.startsWith('/') || operation === 'open' ? code : null,
      ),
    end: (day) => day.failFiles(null),
    says: /page store/,
    maySay: /store|server/,
    isOurs: true,
    healsMs: HEALS,
  },
  {
    name: `key and tokens: ${code}`,
    lastsMs: 30_000,
    begin(day) {
      const watched = [...Object.values(day.files.secrets), day.files.tokensFile];
      day.failFiles(({ path }) => (watched.includes(path) ? code : null));
      day.writeKey(day.credentials[0] ?? EMULATOR_CREDENTIAL);
    },
    end: (day) => day.failFiles(null),
    says: /page server/,
    maySay: /server/,
    isOurs: true,
    healsMs: HEALS,
  },
]);

const PROCESSES: DayFault[] = [
  { name: 'kill -9', lastsMs: MINUTE, begin: (day) => day.kill(), healsMs: HEALS },
  { name: 'kill -9, five times', lastsMs: MINUTE, begin: manyKills, healsMs: HEALS },
  { name: 'stopped and started', lastsMs: MINUTE, begin: stopWhileAsked, healsMs: HEALS },
  {
    name: 'the data folder is deleted',
    lastsMs: MINUTE,
    begin: ({ files }) => rmSync(files.data, { recursive: true, force: true }),
    maySay: /store/,
    healsMs: HEALS,
  },
  {
    name: 'the key is changed',
    lastsMs: MINUTE,
    begin(day) {
      const next = {
        secretId: `AKID${'next'.repeat(8)}`,
        secretKey: `nextKEY${Math.floor(day.random() * 1e9)}OpensNothing`,
      };
      day.credentials.splice(0, 1, next);
    },
    end: (day) => day.writeKey(day.credentials[0] ?? EMULATOR_CREDENTIAL),
    says: /account credential/,
    healsMs: HEALS,
  },
];

async function stopWhileAsked(day: VirtualDay): Promise<void> {
  let status: number | null = null;
  const params = { sdkAppId: String(APP) };
  const query = { id: `-asked-at-the-stop-${day.runs()}.`, region: 'ap-singapore' };
  const asked = day.ask('GET', '/api/apps/:sdkAppId/task', { params, query }).then((answer) => {
    status = answer.status;
  });
  await day.restart();
  if (status !== 200) day.breaks('P5', `a question that was under way at the stop was answered ${status}`);
  else await asked;
}

async function manyKills(day: VirtualDay): Promise<void> {
  for (let times = 0; times < 5; times += 1) {
    await day.kill();
    await day.pass(100 + day.random() * 3_000, 500);
  }
}

const GREED: DayFault[] = [
  {
    name: 'a greedy person',
    lastsMs: 2 * MINUTE,
    async begin(day) {
      const holder = 'greedy';
      for (let view = 0; view < 60; view += 1) {
        const refs = Array.from({ length: 10 }, (_, i) => ({
          ...one(`greed-${view * 10 + i}.`),
          sdkAppId: GREEDY_APP,
        }));
        const list = { apps: [GREEDY_APP], refs, mode: 'replace' };
        const body = { lease: `a-greedy-lease-of-${1_000 + view}`, revision: 0, list, visible: refs, away: true };
        await day.ask('POST', '/api/watch', { body, holder });
        const params = { sdkAppId: String(GREEDY_APP) };
        const task = { id: `greed-${view}.`, region: 'ap-singapore' };
        await day.ask('POST', '/api/apps/:sdkAppId/task/check', { params, body: task, holder });
        if (view % 6 === 0) await day.pass(1_000);
      }
    },
    // Its tasks are there for an hour; what it lists and shows, for as long as its leases live.
    maySay: /overBudget/,
    healsMs: 4 * MINUTE,
  },
];

const ALL = [...UPSTREAM, ...WAYS, ...CLOCKS, ...FILES, ...PROCESSES, ...GREED].filter(({ name }) =>
  name.includes(process.env['SOAK_ONLY'] ?? ''),
);

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What the server has, where it makes it, and the heap; once all is well and nothing is under way. */
async function growthOf(sizes: CollectionSizes) {
  // Weak references hold what they name until the job that looked at them is over.
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  return { sizes: sizes.read(), heap: process.memoryUsage().heapUsed };
}

describe(`24 hours with every fault in turn, in the order of seed ${SEED}`, () => {
  let day: VirtualDay;
  const counting = countCollections('src/proxy/');
  const healed = new Map<string, number[]>();
  const growth: (Awaited<ReturnType<typeof growthOf>> & { at: number; file: number })[] = [];
  /** What people were told is kept, and what they see of it. */
  const kept = { labels: new Map<number, string>(), acknowledged: new Set<string>(), removed: new Set<string>() };
  let faults = 0;

  /** What goes on beside any fault: tasks come, go and flap, people name and remove them. */
  let mortals: { ref: TaskRef; goneAt: number }[] = [];
  let born = 0;
  async function life(): Promise<void> {
    const now = day.clock.monotonic();
    if (mortals.length < 3) {
      born += 1;
      const ref = one(`-m${born}.`);
      const livesMs = (1 + 8 * day.random()) * MINUTE;
      day.begin(ref, livesMs);
      mortals.push({ ref, goneAt: now + livesMs + MINUTE });
      day.list([...day.listed(), ref]);
    }
    const flapping = one('-flap.');
    if (day.random() < 0.5) day.emulator.deleteTask(flapping);
    else day.begin(flapping);
    for (const { ref, goneAt } of mortals) {
      if (goneAt > now) continue;
      const params = { sdkAppId: String(ref.sdkAppId) };
      const body = { id: ref.taskId, region: ref.region };
      const { status } = await day.put('/api/apps/:sdkAppId/task/remove', { params, body });
      if (status !== 200 && status !== 202) continue;
      mortals = mortals.filter((mortal) => mortal.ref !== ref);
      if (status === 200) kept.removed.add(taskKey(ref));
    }
    const app = 1 + Math.floor(day.random() * 50);
    const label = `label ${Math.floor(day.random() * 1e6)}`;
    const answer = await day.put('/api/apps/:sdkAppId/label', {
      params: { sdkAppId: String(app) },
      body: { label },
    });
    if (answer.status === 200) kept.labels.set(app, label);
    else kept.labels.delete(app);
    const bad = await day.ask('GET', '/api/apps/:sdkAppId/task', {
      params: { sdkAppId: String(APP) },
      query: { id: 'bad id', region: 'ap-singapore' },
    });
    if (bad.status < 400 || bad.status >= 500) day.breaks('P7', `a bad TaskId was answered ${bad.status}`);
  }

  async function nothingIsLost(): Promise<void> {
    const { body } = await day.ask('GET', '/api/apps');
    const named = new Map(
      (body as { apps: { sdkAppId: number; label: string | null }[] }).apps.map((app) => [app.sdkAppId, app.label]),
    );
    for (const [app, label] of kept.labels)
      if (named.get(app) !== label) day.breaks('P2', `the label of ${app} is ${named.get(app)} and was ${label}`);
    for (const ref of STEADY) {
      const view = day.page?.views.get(taskKey(ref));
      if (view?.state !== 'inProgress' && view?.state !== 'idle')
        day.breaks('P2', `${ref.taskId} is ${view?.state ?? 'not there'}`);
    }
    for (const key of kept.removed) if (day.page?.views.has(key)) day.breaks('P2', `${key} is there again`);
    kept.removed.clear();
  }

  function judgeWords(fault: DayFault): void {
    const said = day.words();
    if (fault.says && !said.some((word) => fault.says?.test(word)))
      day.breaks('P11', `${fault.says} is not on the page, but ${said.join(', ') || 'nothing'}`);
    const wrong = said.filter((word) => {
      const is = (pattern: RegExp | undefined) => pattern?.test(word) ?? false;
      return !is(fault.says) && !is(fault.maySay) && !is(pageWordOf(fault));
    });
    if (wrong.length > 0) day.breaks('P11', `the page says ${wrong.join(', ')}`);
  }
  /** The banner names the cause of the incident. */
  const pageWordOf = ({ says }: DayFault) =>
    says && new RegExp(`page (${says.source.replace(/^.* /, '').replaceAll(/[()]/g, '')})`);

  const isWell = () =>
    day.words().length === 0 &&
    Math.max(...day.ages()) < 10_000 &&
    day.process.deps.faults().length === 0 &&
    day.process.store.trouble() === null;

  async function suffer(fault: DayFault): Promise<void> {
    faults += 1;
    day.say(fault.name);
    const logged = day.logged();
    await fault.begin(day);
    await day.pass(fault.lastsMs / 2);
    await life();
    await day.pass(fault.lastsMs / 2);
    if (GREED.includes(fault) && Math.max(...day.ages()) > 5_000)
      day.breaks('P10', `a row is ${Math.max(...day.ages())} ms old`);
    judgeWords(fault);
    if (fault.isOurs) {
      const { body } = await day.ask('GET', '/readyz');
      if (!/store|faults/.test(JSON.stringify(body))) day.breaks('P11', '/readyz does not say it');
      if (day.logged() === logged) day.breaks('P11', 'the log does not say it');
    }
    await fault.end?.(day);
    day.say(`after ${fault.name}`);
    const endedAt = day.clock.monotonic();
    const isOver = () => day.clock.monotonic() - endedAt >= fault.healsMs;
    // What is asked on demand only waits for a person.
    if (fault.healsMs === Number.POSITIVE_INFINITY) {
      for (const ref of day.listed())
        await day.ask('POST', '/api/apps/:sdkAppId/task/check', {
          params: { sdkAppId: String(ref.sdkAppId) },
          body: { id: ref.taskId, region: ref.region },
        });
      await day.pass(30_000);
    } else while (!isWell() && !isOver()) await day.pass(500, 500);
    if (!isWell())
      day.breaks(
        'P4',
        `not well: ${JSON.stringify([day.words(), Math.max(...day.ages()), day.process.deps.faults(), day.process.store.trouble()?.reason])}`,
      );
    healed.set(fault.name, [...(healed.get(fault.name) ?? []), day.clock.monotonic() - endedAt]);
    await day.pass(30_000, 2_000);
    day.say(`well after ${fault.name}`);
    for (let looks = 0; looks < 15; looks += 1) {
      await day.pass(2_000, 2_000);
      if (!isWell()) day.breaks('P11', `not calm: ${JSON.stringify([day.words(), Math.max(...day.ages())])}`);
    }
    await life();
    await day.pass(1_000);
    await nothingIsLost();
    const canaries = Object.fromEntries(day.credentials.map(({ secretKey }, i) => [`key ${i}`, secretKey]));
    const found = findCanaries(
      { ...canaries, key: EMULATOR_CREDENTIAL.secretKey },
      { answers: day.answers().slice(-20).join('\n').slice(-50_000) },
    );
    if (found.length > 0) day.breaks('P8', found.join());
  }

  /** Hours in which no one looks and nothing fails: then what is over is gone, and what there is is counted. */
  async function night(): Promise<void> {
    day.say('the night');
    await day.sleep(NIGHT_HOURS * HOUR);
    await day.pass(HEALS);
    if (!isWell())
      day.breaks('P4', `not well after a night: ${JSON.stringify([day.words(), Math.max(...day.ages())])}`);
    await nothingIsLost();
    growth.push({ ...(await growthOf(counting)), at: day.clock.monotonic(), file: day.bytesOf('scribeboard.sqlite') });
  }

  /** From the second round on: the first one fills what is bounded. */
  function nothingGrows(): void {
    const [first, last] = [growth[Math.min(1, growth.length - 2)], growth.at(-1)];
    if (!first || !last) throw new Error('a day has two rounds at least');
    const hours = (last.at - first.at) / HOUR;
    for (const what of ['heap', 'file'] as const)
      if (last[what] - first[what] > hours * MB)
        day.breaks('P6', `the ${what} grew by ${(last[what] - first[what]) / MB} MB in ${hours} h`);
    for (const [where, size] of last.sizes) {
      const most = where.includes('board/removals.ts') ? 2 * REMOVALS_KEPT : 1.2 * (first.sizes.get(where) ?? 0) + 60;
      if (size > most) day.breaks('P6', `${where} has ${size} entries, and had ${first.sizes.get(where) ?? 0}`);
    }
  }

  beforeAll(async () => {
    const begun = performance.now();
    day = await beginDay(SEED);
    for (const ref of STEADY) day.begin(ref);
    day.list(STEADY);
    day.show(ON_SCREEN);
    await day.pass(MINUTE);
    let deck: DayFault[] = [];
    while (day.clock.monotonic() < HOURS * HOUR) {
      if (deck.length === 0) {
        if (faults > 0) await night();
        deck = shuffled(ALL, day.random);
      }
      const fault = deck.pop();
      if (fault) await suffer(fault);
      if (process.env['SOAK_TELL'])
        console.log(
          Math.round(day.clock.monotonic() / 1000),
          fault?.name,
          Math.round((performance.now() - begun) / 1000),
          's',
          day.calls(),
        );
    }
    await night();
    nothingGrows();
    if (process.env['SOAK_TELL']) {
      console.log(
        JSON.stringify({ faults, calls: day.calls(), runs: day.runs(), realS: (performance.now() - begun) / 1000 }),
      );
      console.log([...healed].map(([name, ms]) => `${name}: ${Math.max(...ms)}`).join('\n'));
      for (const { heap, sizes } of growth)
        console.log(
          heap / 1e6,
          [...sizes]
            .filter(([, n]) => n > 20)
            .map((pair) => pair.join(' '))
            .join(', '),
        );
      console.log(JSON.stringify(day.broken, null, 1));
    }
  }, 1_800_000);
  afterAll(() => {
    counting.stop();
    day.end();
  });

  it.each([
    ['P1', 'no second of Tencent has more than 20 arrivals'],
    ['P2', 'what was acknowledged is there'],
    ['P3', 'no row looks fresher than it is'],
    ['P4', 'every outage ends by itself, and in its time'],
    ['P5', 'a stop answers what is under way'],
    ['P6', 'nothing grows, of what the server keeps and of the heap'],
    ['P7', 'bad input is refused, and costs no call'],
    ['P8', 'no answer has a secret in it'],
    ['P9', 'nothing fails that a caller would hear of'],
    ['P10', 'a greedy person takes from others neither a task nor more than seconds'],
    ['P11', 'the page says what is, and nothing that is not'],
  ])('%s: %s', (promise) => {
    expect(day.broken[promise] ?? []).toEqual([]);
  });
});
