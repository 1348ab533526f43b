import { EMULATOR_CREDENTIAL, type Emulator } from '#emulator/emulator.ts';
import { callInProcess } from '#emulator/in-process.ts';
import type { RouteDeps } from '#proxy/api/route.ts';
import { parseConfig } from '#proxy/config/config.ts';
import { credentialOf, fixedCredential } from '#proxy/credentials/credential-source.ts';
import { createProxy, type ProxyOptions } from '#proxy/proxy.ts';

const CALL_DEADLINE_MS = 8_000;

type Account = ProxyOptions['accounts'][number];

export interface BackEndOptions
  extends Pick<
    ProxyOptions,
    'background' | 'clock' | 'store' | 'mode' | 'version' | 'random' | 'sha256' | 'holdUntil'
  > {
  emulator: Pick<Emulator, 'arrive' | 'answer'>;
  /** As the settings say, but for what is said here. */
  accounts: readonly (Partial<Account> & Pick<Account, 'name'>)[];
  /** As in the environment. */
  settings?: Record<string, string>;
  /** Milliseconds on the way there, and again on the way back, by `clock`. */
  wayMs?: (() => number) | undefined;
}

/** The real proxy over the emulator, without a socket between them. Nothing is asked before `board.start()`. */
export function createBackEnd({ emulator, accounts, settings = {}, wayMs, ...options }: BackEndOptions): RouteDeps {
  const config = parseConfig(settings);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const credential = fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, token: undefined }));
  const way = { clock: options.clock, wayMs, deadlineMs: CALL_DEADLINE_MS };
  return createProxy({
    ...options,
    accounts: accounts.map((account) => ({ ...config.standard, credential, ...account })),
    endedCodes: config.endedCodes,
    endedOnBoardMs: config.endedOnBoardMs,
    send: (request, signal) => callInProcess(emulator, request, { ...way, signal }),
    isReady: () => true,
    logger: { warn: () => {} },
  });
}
