import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outageOf } from '#app/features/connection/outage-of.ts';
import { type Wanted, type Watched, watch } from '#app/watch/watch.ts';
import type { Incident } from '#contract/incident.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer } from '#contract/watch.ts';
import { createEmulator, EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { callInProcess } from '#emulator/in-process.ts';
import { seededRandom } from '#emulator/seeded-random.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { type ApiAnswer, atOnce } from '#proxy/api/answer.ts';
import { ROUTES } from '#proxy/api/routes.ts';
import type { Clock } from '#proxy/clock.ts';
import { admit } from '#proxy/http/admit.ts';
import type { Reply } from '#proxy/upstream/send-request.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import type { Credential } from '#tencent/tc3.ts';
import { FILE_OPERATIONS, type FileCall, judgeFiles } from './failing-files.ts';
import { createVirtualClock, VIRTUAL_START } from './virtual-clock.ts';
import { serverFolder, startProcess } from './virtual-process.ts';

export const APP = 1_400_000_000;
/** Of the person who takes all that they may. */
export const GREEDY_APP = 1_400_000_001;
const QUOTA = 20;
const SECOND_MS = 1_000;
/** On the way to Tencent, and again on the way back. */
const MOST_WAY_MS = 300;
/** A question waits no longer than this for the first answer about its task. */
const DRAIN_MS = 3_500;
const LINES_KEPT = 1_000;
const NO_ROW: Pick<Watched['views'], 'get'> = new Map();

export type VirtualDay = Awaited<ReturnType<typeof beginDay>>;

/**
 * A board in virtual time with all that is around it, of which each may fail: Tencent (the emulator, with a clock of its own)
 * and the way to it, the files (real ones, in a folder for this), the process, the clock. A person looks at it with the client
 * of the page, and another one through a token.
 */
export async function beginDay(seed: number) {
  const random = seededRandom(seed);
  const clock = createVirtualClock();
  const root = mkdtempSync(join(tmpdir(), 'scribeboard-day-'));
  const files = serverFolder(join(root, 'files'), { wall: [APP], greedy: [GREEDY_APP] });
  const tencentNow = () => VIRTUAL_START + clock.monotonic();
  const credentials: Credential[] = [EMULATOR_CREDENTIAL];
  const emulator = createEmulator({ sha256: nodeSha256, now: tencentNow, random, credentials, latencyMs: 20 });
  let log: string[] = [];
  let logged = 0;

  /** What the promises say, and when it was not so. */
  const broken: Record<string, string[]> = {};
  let doing = 'the beginning';
  const breaks = (promise: string, how: string) => {
    const found = broken[promise] ?? [];
    broken[promise] = found;
    if (found.length < 10) found.push(`${Math.round(clock.monotonic() / 1000)} s, ${doing}: ${how}`);
  };

  /** The last arrivals at Tencent, and what it last said of each task. */
  const arrivals: number[] = [];
  const truth = new Map<string, number>();
  let calls = 0;
  const tencent = {
    arrive() {
      calls += 1;
      const now = clock.monotonic();
      arrivals.push(now);
      const first = arrivals.length > QUOTA ? (arrivals.shift() ?? 0) : Number.NEGATIVE_INFINITY;
      if (now - first < SECOND_MS) breaks('P1', `${QUOTA + 1} arrivals in ${now - first} ms`);
      return emulator.arrive();
    },
    answer(call: Parameters<typeof emulator.answer>[0]) {
      const reply = emulator.answer(call);
      const last = emulator.arrivals.at(-1);
      if (last?.taskId?.startsWith('bad')) breaks('P7', `Tencent was asked for ${last.taskId}`);
      const isGood = last?.outcome === 'ok' || last?.outcome === 'fault:latency';
      if (isGood && last.taskId !== null) truth.set(last.taskId, clock.monotonic() + reply.delayMs);
      return reply;
    },
  };
  /** The socket to Tencent: what becomes of every call, while it is not null. */
  const way: { fails: Extract<Reply, { kind: 'failure' }> | null } = { fails: null };
  const send: Parameters<typeof startProcess>[0]['send'] = async (request, signal) => {
    const { fails } = way;
    if (fails) {
      await new Promise<void>((resolve) => clock.after(5, resolve));
      return fails;
    }
    const wayMs = () => random() * MOST_WAY_MS;
    return callInProcess(tencent, request, { clock, wayMs, deadlineMs: 8_000, signal });
  };

  /** An error code for a call of a file or of SQLite; null for one that succeeds. */
  let judge: (call: FileCall) => string | null = () => null;
  const makeWhole = judgeFiles(FILE_OPERATIONS, (call) => (call.path.startsWith(root) ? judge(call) : null));

  let runs = 0;
  let die = () => {};
  async function start() {
    const bornAt = clock.monotonic();
    let isAlive = true;
    const timers = new Set<() => void>();
    die = () => {
      isAlive = false;
      for (const cancel of timers) cancel();
    };
    const own: Clock = {
      wall: clock.wall,
      monotonic: () => clock.monotonic() - bornAt,
      // As Node does it. Less would be no time at all beside the hours that have passed.
      after(ms, callback) {
        if (!isAlive) return () => {};
        const stop = clock.after(Math.max(1, ms), () => {
          timers.delete(cancel);
          callback();
        });
        const cancel = () => {
          timers.delete(cancel);
          stop();
        };
        timers.add(cancel);
        return cancel;
      },
    };
    runs += 1;
    return startProcess({
      folder: files,
      clock: own,
      // What was sent arrives; a dead process hears of no answer.
      send: async (request, signal) => {
        const answer = await send(request, signal);
        return isAlive ? answer : new Promise(() => {});
      },
      random,
      judge: (call) => judge(call),
      log(line) {
        logged += 1;
        log.push(line);
        if (log.length > 2 * LINES_KEPT) log = log.slice(-LINES_KEPT);
      },
    });
  }
  let process = await start();

  let answers: string[] = [];
  /** As a browser or a script asks, and what they get; `holder` of a token, the person at the machine where there is none. */
  async function ask(
    method: 'GET' | 'POST',
    path: string,
    { params = {}, query = {}, body, holder }: Asked = {},
  ): Promise<ApiAnswer & { body: unknown }> {
    const route = ROUTES.find((one) => one.method === method && one.path === path);
    if (!route) throw new Error(`no route ${path}`);
    const headers = holder ? [['authorization', `Bearer ${files.tokens.get(holder)}`] as const] : [];
    const admission = await admit(route, { peer: '127.0.0.1', headers }, process.auth, process.deps);
    const request = { params, query: new URLSearchParams(query), body, header: () => undefined };
    const answer = admission.refused ?? (await atOnce(admission.answer(request)));
    const text = JSON.stringify(answer.body);
    answers.push(text);
    if (answers.length > 200) answers = answers.slice(-100);
    if (answer.status >= 500 && answer.status !== 503) breaks('P9', `${method} ${path}: ${answer.status} ${text}`);
    return { ...answer, body: JSON.parse(text) };
  }

  /** What a person says is answered once it is on the disk: time passes until then. */
  async function put(path: string, asked: Asked): Promise<ApiAnswer & { body: unknown }> {
    const answering = ask('POST', path, asked);
    let isAnswered = false;
    const note = () => {
      isAnswered = true;
    };
    answering.then(note, note);
    await clock.advance(0);
    while (!isAnswered) await clock.advance(50);
    return answering;
  }

  /** The page of the person: the client that the browser has, with a list, some of it on the screen. */
  let listed: readonly TaskRef[] = [];
  let onScreen: readonly TaskRef[] = [];
  let page: Watched | undefined;
  let leases = 0;
  const removed: string[] = [];
  const newLease = () => {
    leases += 1;
    return `a-lease-of-the-page-${leases}`;
  };
  async function look(): Promise<Watched> {
    const wanted: Wanted = { apps: [], refs: listed, visible: onScreen };
    page = await watch(page, wanted, {
      ask: async (request) => {
        const { status, body } = await ask('POST', '/api/watch', { body: request });
        if (status !== 200) breaks('P4', `the page got ${status} ${JSON.stringify(body)}`);
        return body as WatchAnswer;
      },
      newLease,
      async onRemoved(keys) {
        removed.push(...keys);
        listed = listed.filter((ref) => !keys.includes(taskKey(ref)));
        return true;
      },
    });
    for (const ref of onScreen) judgeAge(ref, page.views);
    return page;
  }

  /** When the clock of the server was last moved, and by how much it is wrong now. */
  let jumped = { at: Number.NEGATIVE_INFINITY, by: 0 };
  /** A row may look older than what is known of its task, and never fresher. */
  function judgeAge(ref: TaskRef, views: Pick<Watched['views'], 'get'> = NO_ROW): void {
    const view = views.get(taskKey(ref));
    const at = truth.get(ref.taskId);
    if (!view || view.answeredAt === null || clock.monotonic() - jumped.at < 20_000) return;
    const age = clock.wall() - view.answeredAt;
    const least = at === undefined ? Number.POSITIVE_INFINITY : clock.monotonic() - at;
    if (age < least - MOST_WAY_MS - 100) breaks('P3', `${ref.taskId} looks ${age} ms old, and is ${least} ms`);
  }

  /** What stands on the page of what is wrong, a word or two for each. */
  function words(): string[] {
    if (!page) return [];
    const outage = outageOf({
      error: null,
      online: true,
      heardAt: page.now,
      outage: page.outage,
      answeredAt: page.pace.answeredAt,
      incidents: page.incidents,
    });
    return [
      ...(outage ? [`page ${outage.kind}`] : []),
      ...page.incidents.map(({ cause, subject }) => `${nameOf(subject)} ${cause}`),
    ];
  }

  const ages = () =>
    onScreen.map((ref) => clock.wall() - (page?.views.get(taskKey(ref))?.answeredAt ?? Number.NEGATIVE_INFINITY));

  return {
    clock,
    emulator,
    credentials,
    way,
    files,
    random,
    broken,
    breaks,
    logged: () => logged,
    ask,
    put,
    look,
    words,
    ages,
    tencentNow,
    get process() {
      return process;
    },
    get page() {
      return page;
    },
    calls: () => calls,
    runs: () => runs,
    removed: () => removed,
    listed: () => listed,
    answers: () => answers,
    say(what: string) {
      doing = what;
    },
    list(refs: readonly TaskRef[]) {
      listed = refs;
    },
    show(refs: readonly TaskRef[]) {
      onScreen = refs;
    },
    /** A task that runs at Tencent from now on. */
    begin(ref: TaskRef, inProgressMs = Number.POSITIVE_INFINITY) {
      const script = lifeCycle({ startsAt: tencentNow(), idleMs: 2_000, inProgressMs, exitedMs: 5_000 });
      emulator.setTask({ ...ref }, script);
    },
    failFiles(next: typeof judge | null) {
      judge = next ?? (() => null);
    },
    jump(ms: number) {
      clock.jump(ms);
      jumped = { at: clock.monotonic(), by: jumped.by + ms };
    },
    /** Time passes; the page looks every so often. */
    async pass(ms: number, everyMs = 1_000) {
      for (let passed = 0; passed < ms; passed += everyMs) {
        await clock.advance(Math.min(everyMs, ms - passed));
        await look();
      }
    },
    /** Time passes, and the page is asleep. */
    sleep: (ms: number) => clock.advance(ms),
    /** The operating system takes the process away, whatever it was doing; another one is started on what it left. */
    async kill() {
      die();
      const { data } = files;
      const left = `${data}.left`;
      if (existsSync(data)) cpSync(data, left, { recursive: true });
      // Not before: closed, SQLite tidies up as no dead process does.
      for (const db of process.opened) if (db.isOpen) db.close();
      rmSync(data, { recursive: true, force: true });
      if (existsSync(left)) cpSync(left, data, { recursive: true });
      rmSync(left, { recursive: true, force: true });
      process = await start();
    },
    /** As SIGTERM: it ends cleanly, and another one is started. */
    async restart() {
      const { board, credential, store } = process;
      board.stop();
      await clock.advance(DRAIN_MS);
      credential.stop();
      await store.close(!board.isAsking());
      die();
      process = await start();
    },
    /** Everything that was written anywhere. */
    written: () => ({
      log: log.join('\n'),
      answers: answers.join('\n'),
      ...Object.fromEntries(
        (existsSync(files.data) ? readdirSync(files.data) : []).map((name) => [
          name,
          readFileSync(join(files.data, name)),
        ]),
      ),
    }),
    bytesOf: (name: string) => statSync(join(files.data, name), { throwIfNoEntry: false })?.size ?? 0,
    writeKey(credential: Credential) {
      writeFileSync(files.secrets.secretId, credential.secretId);
      writeFileSync(files.secrets.secretKey, credential.secretKey);
    },
    end() {
      process.board.stop();
      die();
      for (const db of process.opened) if (db.isOpen) db.close();
      makeWhole();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  holder?: 'wall' | 'greedy';
}

function nameOf(subject: Incident['subject']): string {
  switch (subject.kind) {
    case 'task':
      return subject.taskId;
    case 'region':
      return subject.region;
    case 'app':
      return 'app';
    case 'account':
      return 'account';
  }
}
