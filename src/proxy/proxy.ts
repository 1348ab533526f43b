import { MAX_REFS_PER_REQUEST, MAX_VISIBLE } from '#contract/watch.ts';
import { SITES } from '#tencent/sites.ts';
import type { Signer } from '#tencent/tc3.ts';
import { type BoardDeps, createBoard, MAX_TASKS_PER_LEASE } from './board.ts';
import type { Clock } from './clock.ts';
import type { Config, ProxyCredential } from './config.ts';
import { createDescribe, type DescribeDeps } from './describe.ts';
import type { RouteDeps } from './http/routes.ts';

export interface ProxyOptions {
  config: Config;
  credential: ProxyCredential;
  mode: 'live' | 'demo';
  version: string;
  clock: Clock;
  random: () => number;
  send: DescribeDeps['send'];
  signer: Signer;
  /** Monotonic time before which Tencent is not asked. */
  holdUntil: number;
  isReady: () => boolean;
  logger: BoardDeps['logger'];
}

/** The whole proxy but for its sockets: what the routes need, ready to be put behind Fastify or behind MSW. */
export function createProxy(options: ProxyOptions): RouteDeps {
  const { config, clock } = options;
  const { regions } = SITES[config.site];
  const board = createBoard({
    clock,
    random: options.random,
    describe: createDescribe({ ...options, ...config, credential: options.credential, wall: clock.wall }),
    quota: config.quota,
    rate: config.rate,
    backgroundRate: config.backgroundRate,
    holdUntil: options.holdUntil,
    logger: options.logger,
  });
  return {
    board,
    clock,
    served: { regions, sdkAppIds: config.sdkAppIds },
    isReady: options.isReady,
    session: {
      product: { name: 'Scribeboard', version: options.version },
      mode: options.mode,
      site: config.site,
      regions: [...regions],
      languages: ['en', 'zh-CN'],
      limits: {
        quotaPerSecond: config.quota,
        ceilingPerSecond: config.rate,
        refsPerRequest: MAX_REFS_PER_REQUEST,
        visible: MAX_VISIBLE,
        tasksPerLease: MAX_TASKS_PER_LEASE,
      },
      sdkAppIds: config.sdkAppIds && [...config.sdkAppIds],
    },
  };
}
