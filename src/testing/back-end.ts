import { createEmulator, type Emulator, type EmulatorOptions } from '#emulator/emulator.ts';
import * as inProcess from '#in-process/back-end.ts';
import { mswHandlers } from '#in-process/msw-handlers.ts';
import type { Auth } from '#proxy/auth/auth.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { createBackground } from '#proxy/background.ts';
import { systemClock } from '#proxy/clock.ts';
import type { ProxyOptions } from '#proxy/proxy.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { forgetfulStore } from './forgetful-store.ts';

const ENDPOINT = new URL('https://tencent.test');

export interface BackEndOptions extends Partial<Pick<ProxyOptions, 'background' | 'clock' | 'mode' | 'store'>> {
  emulator?: Omit<EmulatorOptions, 'sha256' | 'now'>;
  /** Several accounts, each as the settings say but for this; one unless told. */
  accounts?: Partial<ProxyOptions['accounts'][number]>[];
  /** The Tencent of another back end; a new one unless told. */
  tencent?: Emulator;
  /** Who may come in; every visitor, unless told. */
  auth?: Auth;
  settings?: Record<string, string>;
  wayMs?: inProcess.BackEndOptions['wayMs'];
}

/** The back end of a test: running, on the real clock and with a store that keeps nothing, unless told. */
export function createBackEnd(options: BackEndOptions = {}) {
  const { clock = systemClock, mode = 'live', store = forgetfulStore, auth = localAuth, accounts = [{}] } = options;
  const { settings = {}, wayMs, background = createBackground(clock, { warn: () => {} }) } = options;
  const emulator = options.tencent ?? createEmulator({ ...options.emulator, now: clock.wall, sha256: nodeSha256 });
  const arrivedAt: number[] = [];
  const arrive = () => {
    arrivedAt.push(clock.monotonic());
    return emulator.arrive();
  };
  const deps = inProcess.createBackEnd({
    background,
    clock,
    mode,
    store,
    settings,
    wayMs,
    emulator: { arrive, answer: emulator.answer },
    accounts: accounts.map((account) => ({ name: 'test', endpoint: ENDPOINT, ...account })),
    version: '0.0.0-test',
    random: () => 0.5,
    sha256: nodeSha256,
    holdUntil: 0,
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
