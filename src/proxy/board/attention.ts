import type { Acknowledgement, Incident, KeptIncident } from '#contract/incident.ts';
import { DEFAULT_LIMITS, type Limits, sameLimits } from '#contract/limits.ts';
import type { Outage } from '#contract/pace.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer } from '#contract/watch.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../core/answer.ts';
import { createIncidents } from '../core/incidents.ts';
import type { Leases } from '../core/leases.ts';
import type { Task } from '../core/tasks.ts';
import type { Store } from '../store/store.ts';
import type { Account } from './account.ts';
import type { Registry } from './registry.ts';
import { createRemovals } from './removals.ts';
import { type Concern, tellIncidents } from './tell-incidents.ts';

/** What no answer tells, a limit that time passes or a list that was closed, is looked at this often. */
const SETTLE_EVERY_MS = 1_000;

interface AttentionDeps {
  clock: Clock;
  registry: Registry;
  leases: Leases;
  /** One at least. */
  accounts: readonly Account[];
  accountOf: (sdkAppId: number) => Account | undefined;
  store: Pick<Store, 'saveIncident' | 'setAppLimits'>;
  noStore: () => Outage | null;
}

/** What a tab lists: tasks, SdkAppIds that are listed whole, and tasks that are listed one by one. */
interface List {
  tasks: readonly Task[];
  apps: Iterable<number>;
  keys: ReadonlySet<string>;
}

export type Attention = ReturnType<typeof createAttention>;

/** What needs a person: the incidents of all tasks and accounts, kept, and told to each viewer as far as they may see. */
export function createAttention({ clock, registry, leases, accounts, accountOf, store, noStore }: AttentionDeps) {
  /** Of the registry, at the last change of each open incident, and at the ends of the last others. */
  const changedAt = new Map<string, number>();
  const ends = createRemovals();
  let cancelTimer = () => {};
  const incidents = createIncidents((incident) => {
    const revision = registry.touch();
    if (incident.endedAt === null) {
      changedAt.set(incident.id, revision);
      // It may have come back within minutes.
      ends.forget(incident.id);
    } else {
      changedAt.delete(incident.id);
      ends.note(incident.id, revision);
    }
    store.saveIncident(incident);
  });
  const limits = new Map<number, Limits>();
  const limitsOf = (sdkAppId: number): Limits => limits.get(sdkAppId) ?? DEFAULT_LIMITS;
  const now = () => ({ wall: clock.wall(), monotonic: clock.monotonic() });

  function hearAccount(account: Account): void {
    const storeOutage = account === accounts[0] ? noStore() : null;
    const { name } = account;
    incidents.account({ name, outage: account.outage(), storeOutage, isOverBudget: account.isOverBudget() }, now());
  }

  function settle(): void {
    cancelTimer = clock.after(SETTLE_EVERY_MS, settle);
    for (const account of accounts) hearAccount(account);
    const { listed } = leases.attention(clock.monotonic());
    incidents.settle(registry.all(), (key) => listed.has(key), now());
  }

  /** By what it may see of them, of tasks and of what is wider. */
  function concernOf(tasks: Iterable<Task>, sdkAppIds: Iterable<number>, hasTask: Concern['hasTask']): Concern {
    const apps = new Map<number, string>();
    const regions = new Map<string, Set<number>>();
    const see = (sdkAppId: number) => {
      const account = accountOf(sdkAppId);
      if (account) apps.set(sdkAppId, account.name);
    };
    for (const sdkAppId of sdkAppIds) see(sdkAppId);
    for (const { account, ref } of tasks) {
      if (!apps.has(ref.sdkAppId)) see(ref.sdkAppId);
      const key = `${account} ${ref.region}`;
      regions.set(key, (regions.get(key) ?? new Set()).add(ref.sdkAppId));
    }
    return { apps, regions, hasTask };
  }

  /** Of these incidents those that concern a list. */
  function tell(
    open: Iterable<KeptIncident>,
    tasks: List['tasks'],
    apps: List['apps'],
    keys: List['keys'],
  ): Incident[] {
    const whole = new Set(apps);
    const hasTask = (key: string, sdkAppId: number) => whole.has(sdkAppId) || keys.has(key);
    return tellIncidents(open, concernOf(tasks, whole, hasTask));
  }

  return {
    start: settle,
    stop: () => cancelTimer(),

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
      if (registry.ofApp(sdkAppId)[Symbol.iterator]().next().done) incidents.app(sdkAppId, null, now());
    },

    limitsOf,

    /** The SdkAppIds whose limits are not the default ones. */
    appsWithLimits: () => [...limits].flatMap(([sdkAppId, said]) => (sameLimits(said, DEFAULT_LIMITS) ? [] : sdkAppId)),

    /** From now on these are the limits of an SdkAppId, for all viewers. */
    setLimits(sdkAppId: number, said: Limits): void {
      limits.set(sdkAppId, said);
      store.setAppLimits(sdkAppId, said);
      for (const task of registry.ofApp(sdkAppId)) incidents.limitsChanged(task, said, now());
    },

    /** The open incidents that concern a task. */
    ofTask: (task: Task): Incident[] => tell(incidents.open(), [task], [], new Set([task.key])),

    /** What changed of them after a revision. A tab that begins (0) is told of all that are open. */
    changesOf({ tasks, apps, keys }: List, revision: number): Pick<WatchAnswer, 'incidents' | 'over'> {
      const changed = [...incidents.open()].filter(({ id }) => (changedAt.get(id) ?? 0) > revision || revision === 0);
      if (changed.length === 0 && revision > 0) return { incidents: [], over: ends.since(revision) };
      return { incidents: tell(changed, tasks, apps, keys), over: revision === 0 ? [] : ends.since(revision) };
    },

    /** Those that are wider than a task, for a viewer of these SdkAppIds. */
    wide(sdkAppIds: Iterable<number>): Incident[] {
      const apps = [...sdkAppIds];
      const tasks = apps.flatMap((app) => [...registry.ofApp(app)]);
      return tellIncidents(
        incidents.open(),
        concernOf(tasks, apps, () => false),
      );
    },

    ofTasksByApp(): Map<number, KeptIncident[]> {
      const byApp = new Map<number, KeptIncident[]>();
      for (const incident of incidents.open()) {
        if (incident.subject.kind !== 'task') continue;
        const { sdkAppId } = incident.subject;
        byApp.set(sdkAppId, [...(byApp.get(sdkAppId) ?? []), incident]);
      }
      return byApp;
    },

    /** Kept incidents of an SdkAppId, as its viewer may be told of them. */
    tellOf(kept: readonly KeptIncident[], sdkAppId: number): Incident[] {
      const told = tellIncidents(
        kept,
        concernOf(registry.ofApp(sdkAppId), [sdkAppId], (_, app) => app === sdkAppId),
      );
      return told.sort((a, b) => b.since - a.since);
    },

    /**
     * A person takes incidents on, or gives them back.
     *
     * @param mayRead whether they may see an SdkAppId: what is wider is theirs when they may see any that it covers
     * @returns how many of them are open and theirs
     */
    acknowledge(ids: readonly string[], said: Acknowledgement | null, mayRead: (sdkAppId: number) => boolean): number {
      const apps = [...registry.apps()].filter(mayRead);
      const theirs = tellIncidents(
        incidents.open(),
        concernOf(
          apps.flatMap((app) => [...registry.ofApp(app)]),
          apps,
          (_, sdkAppId) => mayRead(sdkAppId),
        ),
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
      for (const { id } of incidents.open()) if (!changedAt.has(id)) changedAt.set(id, registry.touch());
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
