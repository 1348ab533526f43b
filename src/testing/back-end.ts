import { createEmulator, EMULATOR_CREDENTIAL, type Emulator, type EmulatorOptions } from '#emulator/emulator.ts';
import { callInProcess } from '#emulator/in-process.ts';
import type { Auth } from '#proxy/auth/auth.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { systemClock } from '#proxy/clock.ts';
import { parseConfig } from '#proxy/config/config.ts';
import { credentialOf, fixedCredential } from '#proxy/credentials/credential-source.ts';
import { mswHandlers } from '#proxy/http/msw-handlers.ts';
import { createProxy, type ProxyOptions } from '#proxy/proxy.ts';
import type { Store } from '#proxy/store/store.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';

const ENDPOINT = new URL('https://tencent.test');
const DEADLINE_MS = 8_000;

export interface BackEndOptions {
  clock?: ProxyOptions['clock'];
  mode?: ProxyOptions['mode'];
  emulator?: Omit<EmulatorOptions, 'sha256' | 'now'>;
  /** Settings as in the environment. */
  settings?: Record<string, string>;
  /** Milliseconds on the way there, and again on the way back, by `clock`. */
  wayMs?: () => number;
  /** Several accounts, each as the settings say but for this; one unless told. */
  accounts?: Partial<ProxyOptions['accounts'][number]>[];
  /** The Tencent of another back end; a new one unless told. */
  tencent?: Emulator;
  /** Who may come in; whoever asks, unless told. */
  auth?: Auth;
  /** What keeps the views; nothing unless told. */
  store?: Store;
}

/** The whole back end in one process: the real proxy over the real emulator, without a socket between them. */
export function createBackEnd(options: BackEndOptions = {}) {
  const {
    clock = systemClock,
    mode = 'live',
    emulator: like = {},
    settings = {},
    wayMs,
    store = forgetful,
    auth = localAuth,
    accounts = [{}],
  } = options;
  const arrivedAt: number[] = [];
  const emulator = options.tencent ?? createEmulator({ ...like, now: clock.wall, sha256: nodeSha256 });
  const arrive = () => {
    arrivedAt.push(clock.monotonic());
    return emulator.arrive();
  };
  const config = parseConfig(settings);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const credential = fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, token: undefined }));
  const deps = createProxy({
    accounts: accounts.map((account) => ({
      name: 'test',
      ...config.standard,
      endpoint: ENDPOINT,
      credential,
      ...account,
    })),
    endedCodes: config.endedCodes,
    store,
    mode,
    version: '0.0.0-test',
    clock,
    random: () => 0.5,
    send: (request) =>
      callInProcess({ arrive, answer: emulator.answer }, request, { clock, wayMs, deadlineMs: DEADLINE_MS }),
    sha256: nodeSha256,
    holdUntil: 0,
    isReady: () => true,
    logger: { warn: () => {} },
  });
  deps.board.start();
  return {
    emulator,
    auth,
    deps,
    board: deps.board,
    handlers: mswHandlers(auth, deps),
    /** Monotonic times by `clock`, in order: the emulator's own are of the real clock. */
    arrivedAt,
    stop: deps.board.stop,
  };
}

/** Keeps nothing. */
export const forgetful: Store = {
  load: async () => ({ views: [], lastActivityAt: null, stoppedCleanly: false, setAsideAs: null }),
  whenFound: () => {},
  save: () => {},
  noteCall: () => {},
  history: async () => ({ transitions: [], problems: [] }),
  forget: () => {},
  appLabels: async () => new Map(),
  setAppLabel: () => {},
  revoke: () => {},
  isRevoked: async () => false,
  trouble: () => null,
  flush: async () => {},
  close: async () => {},
};
