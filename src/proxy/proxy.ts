import { SITES } from '#tencent/sites.ts';
import { createSigner, type Sha256 } from '#tencent/tc3.ts';
import type { RouteDeps } from './api/route.ts';
import type { AccountDeps } from './board/account.ts';
import { accountFor } from './board/account-for.ts';
import { type BoardDeps, createBoard } from './board/board.ts';
import type { AccountConfig } from './config/account-configs.ts';
import type { CredentialSource } from './credentials/credential-source.ts';

export interface ProxyOptions extends Pick<BoardDeps, 'background' | 'clock' | 'store' | 'endedOnBoardMs' | 'logger'> {
  /** One at least. */
  accounts: (Omit<AccountConfig, 'credential'> & { credential: CredentialSource })[];
  endedCodes: readonly string[];
  mode: 'live' | 'demo';
  isOpenDemo?: boolean;
  version: string;
  random: () => number;
  send: AccountDeps['send'];
  sha256: Sha256;
  /** Monotonic time before which Tencent is not asked. */
  holdUntil: number;
  isReady: () => boolean;
}

/** The whole proxy but for its sockets: what the routes need, ready to be put behind Fastify or behind MSW. */
export function createProxy(options: ProxyOptions): RouteDeps {
  const { accounts, clock, sha256 } = options;
  const signer = createSigner(sha256);
  const board = createBoard({
    ...options,
    accounts: accounts.map((account) => ({ ...options, signer, config: account, credential: account.credential })),
  });
  const servesAll = accounts.some(({ sdkAppIds }) => sdkAppIds === null);

  return {
    board,
    clock,
    sha256,
    served: {
      sdkAppIds: servesAll ? null : accounts.flatMap(({ sdkAppIds }) => [...(sdkAppIds ?? [])]),
      regionsOf(sdkAppId) {
        const account = accountFor(sdkAppId, accounts);
        return account ? SITES[account.site].regions : null;
      },
    },
    isReady: options.isReady,
    storeTrouble: options.store.trouble,
    faults: options.background.faults.current,
    outages: board.outages,
    serverInfo: {
      product: { name: 'Scribeboard', version: options.version },
      mode: options.mode,
      isOpenDemo: options.isOpenDemo ?? false,
      site: accounts[0]?.site ?? 'intl',
      regions: [...new Set(accounts.flatMap(({ site }) => SITES[site].regions))],
      sites: accounts.map(({ site, sdkAppIds }) => ({
        sdkAppIds: sdkAppIds && [...sdkAppIds],
        regions: [...SITES[site].regions],
      })),
    },
  };
}
