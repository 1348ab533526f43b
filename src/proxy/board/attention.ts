import type { Acknowledgement, Incident, KeptIncident } from '#contract/incident.ts';
import { DEFAULT_LIMITS, type Limits, sameLimits } from '#contract/limits.ts';
import type { Outage } from '#contract/pace.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer } from '#contract/watch.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../core/answer.ts';
import { createIncidents } from '../core/incidents.ts';
import type { Leases } from '../core/leases.ts';
import { createListedKeys } from '../core/listed-keys.ts';
import type { Task } from '../core/tasks.ts';
import type { Store } from '../store/store.ts';
import type { Account } from './account.ts';
import { createIncidentChanges } from './incident-changes.ts';
import { createListing, type Listing } from './listing.ts';
import type { Registry } from './registry.ts';
import { type Concern, tellIncidents } from './tell-incidents.ts';

/** What no answer tells, a limit that time passes or a list that was closed, is looked at this often. */
const SETTLE_EVERY_MS = 1_000;

interface AttentionDeps {
  background: Background;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  registry: Registry;
  leases: Leases;
  /** One at least. */
  accounts: readonly Account[];
  accountOf: (sdkAppId: number) => Account | undefined;
  store: Pick<Store, 'saveIncident' | 'setAppLimits'>;
  ownOutage: () => Outage | null;
}

export type Attention = ReturnType<typeof createAttention>;

/** What needs a person: the incidents of all tasks and accounts, kept, and told to each viewer as far as they may see. */
export function createAttention({
  background,
  clock,
  registry,
  leases,
  accounts,
  accountOf,
  store,
  ...deps
}: AttentionDeps) {
  const { ownOutage } = deps;
  const changes = createIncidentChanges();
  let stop = () => {};
  const incidents = createIncidents((incident) => {
    changes.note(incident, registry.touch());
    store.saveIncident(incident);
  });
  const limits = new Map<number, Limits>();
  const limitsOf = (sdkAppId: number): Limits => limits.get(sdkAppId) ?? DEFAULT_LIMITS;
  const now = () => ({ wall: clock.wall(), monotonic: clock.monotonic() });

  function hearAccount(account: Account): void {
    const serverOutage = account === accounts[0] ? ownOutage() : null;
    const { name } = account;
    incidents.account({ name, outage: account.outage(), serverOutage, isOverBudget: account.isOverBudget() }, now());
  }

  function settle(): void {
    for (const account of accounts) hearAccount(account);
    const { listed } = leases.attention(clock.monotonic());
    incidents.settle(registry.inStatus('notFound'), (key) => listed.has(key), now());
  }

  /** Whom a list makes a viewer of; `hasTask`: of which tasks, if not of those that are listed. */
  function concernOf(listing: Listing, hasTask: Concern['hasTask'] = listing.hasTask): Concern {
    const apps = new Map<number, string>();
    for (const sdkAppId of listing.apps) {
      const account = accountOf(sdkAppId);
      if (account) apps.set(sdkAppId, account.name);
    }
    const inRegion = (account: string, region: string) =>
      listing.apps.filter((app) => apps.get(app) === account && listing.hasRegion(app, region));
    return { apps, inRegion, hasTask };
  }

  const allOf = (apps: Iterable<number>) => createListing({ apps: new Set(apps), keys: createListedKeys() }, registry);
  const onlyOf = ({ key }: Task) => createListing({ apps: new Set(), keys: createListedKeys([key]) }, registry);

  return {
    start(): void {
      settle();
      stop = background.every('incidents', SETTLE_EVERY_MS, settle);
    },
    stop: () => stop(),

    /** An answer about a task, already folded into its view. */
    heard(task: Task, answer: Answer): void {
      const { sdkAppId } = task.ref;
      const account = accountOf(sdkAppId);
      if (account) hearAccount(account);
      const refusal = account?.refusalOf(sdkAppId) ?? null;
      if (refusal || answer.kind === 'status' || answer.kind === 'gone') incidents.app(sdkAppId, refusal, now());
      incidents.heard(task, answer, limitsOf(sdkAppId), now());
    },

    removed(task: Task): void {
      incidents.removed(task, now());
      const { sdkAppId } = task.ref;
      // No answer would ever end it.
      if (registry.ofApp(sdkAppId).size() === 0) incidents.app(sdkAppId, null, now());
    },

    limitsOf,

    /** The SdkAppIds whose limits are not the default ones. */
    appsWithLimits: () => [...limits].flatMap(([sdkAppId, said]) => (sameLimits(said, DEFAULT_LIMITS) ? [] : sdkAppId)),

    /** From now on these are the limits of an SdkAppId, for all viewers. */
    setLimits(sdkAppId: number, said: Limits): void {
      limits.set(sdkAppId, said);
      store.setAppLimits(sdkAppId, said);
      for (const task of registry.ofApp(sdkAppId).all()) incidents.limitsChanged(task, said, now());
    },

    /** The open incidents that concern a task. */
    ofTask: (task: Task): Incident[] =>
      tellIncidents([...changes.wide(), ...changes.ofTask(task.key)], concernOf(onlyOf(task))),

    /** What changed of them after a revision. A tab that begins (0) is told of all that are open. */
    changesOf(listing: Listing, revision: number): Pick<WatchAnswer, 'incidents' | 'over'> {
      if (revision === 0) return { incidents: tellIncidents(changes.all(), concernOf(listing)), over: [] };
      const changed = changes.since(revision);
      const told = changed.length === 0 ? [] : tellIncidents(changed, concernOf(listing));
      return { incidents: told, over: changes.endedSince(revision) };
    },

    /** Those that are wider than a task, for a viewer of these SdkAppIds. */
    wide: (sdkAppIds: Iterable<number>): Incident[] =>
      tellIncidents(
        changes.wide(),
        concernOf(allOf(sdkAppIds), () => false),
      ),

    /** How many incidents the tasks of an SdkAppId have. */
    countsOf: changes.countsOf,

    /** Kept incidents of an SdkAppId, as its viewer may be told of them. */
    tellOf(kept: readonly KeptIncident[], sdkAppId: number): Incident[] {
      const told = tellIncidents(kept, concernOf(allOf([sdkAppId])));
      return told.sort((a, b) => b.since - a.since);
    },

    /**
     * A person takes incidents on, or gives them back.
     *
     * @param mayRead whether they may see an SdkAppId: what is wider is theirs when they may see any that it covers
     * @returns how many of them are open and theirs
     */
    acknowledge(ids: readonly string[], said: Acknowledgement | null, mayRead: (sdkAppId: number) => boolean): number {
      const readable = allOf([...registry.apps()].filter(mayRead));
      const theirs = tellIncidents(
        changes.all(),
        concernOf(readable, (_, sdkAppId) => mayRead(sdkAppId)),
      );
      const wanted = new Set(ids);
      const found = theirs.filter(({ id }) => wanted.has(id));
      for (const { id } of found) incidents.acknowledge(id, said);
      return found.length;
    },

    goodBeside: incidents.goodBeside,

    /** What the process before this one kept, once the tasks are known again. */
    restore(kept: { incidents: readonly KeptIncident[]; appLimits: ReadonlyMap<number, Limits> }): void {
      for (const [sdkAppId, said] of kept.appLimits) limits.set(sdkAppId, said);
      incidents.restore(kept.incidents, (ref) => registry.get(taskKey(ref)), now());
      // Found late, they are news to the tabs that began without.
      for (const incident of incidents.open()) if (!changes.has(incident.id)) changes.note(incident, registry.touch());
      for (const account of accounts) account.resume(learntBy(account.name, kept.incidents));
    },
  };

  function learntBy(name: string, kept: readonly KeptIncident[]): Parameters<Account['resume']>[0] {
    let goodAt: number | null = null;
    for (const { account, view } of registry.all())
      if (account === name && view.answeredAt !== null) goodAt = Math.max(goodAt ?? 0, view.answeredAt);
    for (const { cause: kind, subject, problem, endedAt, since } of kept) {
      if (subject.kind !== 'account' || subject.account !== name || endedAt !== null || !problem) continue;
      if (kind === 'credential' || kind === 'unreachable' || kind === 'throttle' || kind === 'clock')
        return { outage: { kind, ...problem, since, asOf: goodAt }, goodAt };
    }
    return { outage: null, goodAt };
  }
}
