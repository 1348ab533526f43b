import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AWAY_LEASE_MS, LEASE_MS } from '#contract/watch.ts';
import { effort } from '#testing/effort.ts';
import { createLeases } from './leases.ts';

const PEOPLE = ['ann', 'bob', 'cid'];
const APPS = [1, 2, 3];
const KEYS = Array.from({ length: 45 }, (_, i) => `${1 + (i % 3)}/ap-singapore/-task${i}.`);

const person = fc.constantFrom(...PEOPLE);
/** So many keys, from one on. */
const keys = fc
  .tuple(fc.nat(KEYS.length), fc.oneof(fc.nat(4), fc.nat(KEYS.length)))
  .map(([from, count]) => KEYS.slice(from, from + count));
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      tab: fc.nat(3),
      by: person,
      apps: fc.subarray(APPS),
      listed: keys,
      shown: keys,
      away: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('renew' as const), tab: fc.nat(3), by: person }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('list' as const, 'unlist' as const),
      tab: fc.nat(3),
      by: person,
      listed: keys,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const), by: person, looked: keys }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 4_000, LEASE_MS, 100_000) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Says {
  by: string;
  apps: Set<number>;
  keys: Set<string>;
  visible: readonly string[];
}

/** The leases, and what they hold, written down beside them. */
function createWorld() {
  const heard = new Set<string | number>();
  const note = (what: string | number) => heard.add(what);
  const leases = createLeases({ all: 100, ofOne: 3 }, { task: note, app: note });
  const held = new Map<string, { says: Says; until: number }>();
  const looks = new Map<string, { by: string; key: string; until: number }>();
  let now = 0;

  function take(one: Step): void {
    if (one.do === 'wait') now += one.ms;
    if (one.do === 'renew') {
      const known = held.get(`${one.by} ${one.tab}`);
      const isHeld = known !== undefined && known.until > now;
      expect(leases.renew(`${one.by} ${one.tab}`, now) !== null).toBe(isHeld);
      if (isHeld) known.until = now + LEASE_MS;
    }
    if (one.do === 'look')
      for (const key of one.looked) {
        leases.look(key, one.by, now);
        looks.set(`${one.by} ${key}`, { by: one.by, key, until: now + LEASE_MS });
      }
    if (one.do === 'list' || one.do === 'unlist') {
      const id = `${one.by} ${one.tab}`;
      const { keys } = held.get(id)?.says ?? { keys: new Set() };
      if (one.do === 'unlist') leases.unlist(id, one.listed);
      for (const key of one.listed) {
        if (one.do === 'list') leases.list(id, key);
        keys[one.do === 'list' ? 'add' : 'delete'](key);
      }
    }
    if (one.do !== 'put') return;
    const id = `${one.by} ${one.tab}`;
    const says = { apps: new Set(one.apps), keys: new Set(one.listed), visible: one.shown };
    const lease = leases.put(id, one.by, now, says, { away: one.away });
    const until = now + (one.away ? AWAY_LEASE_MS : LEASE_MS);
    if (lease) held.set(id, { says: { ...says, by: one.by }, until });
  }

  /** All that is held, counted anew. */
  function count() {
    const alive = [...held.values()].flatMap(({ says, until }) => (until > now ? says : []));
    const rows = new Map<string, Set<string>>();
    for (const { by, visible } of alive) rows.set(by, new Set([...(rows.get(by) ?? []), ...visible]));
    const looked = new Map<string, Set<string>>();
    for (const { by, key, until } of looks.values())
      if (until > now) looked.set(by, (looked.get(by) ?? new Set()).add(key));
    const weights = new Map<string, { by: string; weight: number }[]>();
    for (const [screens, room] of [[rows, 30] as const, [looked, 2] as const])
      for (const [by, shown] of screens)
        for (const key of shown)
          weights.set(key, [...(weights.get(key) ?? []), { by, weight: weightOf(room / shown.size) }]);
    return { held: alive, rows, looked, weights };
  }
  return { leases, heard, take, count, now: () => now };
}

/** Eight steps from a half to one, from a quarter to a half and so on: the next below. */
const WEIGHTS = Array.from({ length: 80 }, (_, n) => (1 - (n % 8) / 16) / 2 ** Math.floor(n / 8));
const weightOf = (share: number) => WEIGHTS.find((weight) => weight <= share) ?? 0;
const rounded = (weight: number) => Math.round(weight * 1e6) / 1e6;

/** What the leases keep up to date, and the same from a count of all that is held. */
function bothWays({ leases, count, now }: ReturnType<typeof createWorld>) {
  const { visible, listed, apps, viewers, heaviest } = leases.attention(now());
  const { held, rows, looked, weights } = count();
  const others = PEOPLE.map((by) => leases.ofOthers(by));
  const heldBeside = (by: string) => held.filter((lease) => lease.by !== by);
  const heaviestOf = (all: Iterable<{ weight: number }>) => Math.max(0, ...Array.from(all, ({ weight }) => weight));
  const found = {
    heaviest: rounded(heaviest()),
    viewers: [viewers.size, PEOPLE.filter((by) => viewers.has(by))],
    listed: KEYS.filter((key) => listed.has(key)),
    apps: APPS.filter((app) => apps.has(app)),
    weights: KEYS.map((key) => rounded(visible.get(key)?.weight ?? 0)),
    beside: others.map((of) => [KEYS.filter((key) => of.keys.has(key)), APPS.filter((app) => of.apps.has(app))]),
  };
  const showing = PEOPLE.filter((by) => (rows.get(by)?.size ?? 0) > 0);
  const isBeside = (by: string, key: string) =>
    heldBeside(by).some((lease) => lease.keys.has(key) || lease.visible.includes(key)) ||
    [...looked].some(([other, theirs]) => other !== by && theirs.has(key));
  const counted: typeof found = {
    heaviest: weights.size === 0 ? 1 : rounded(heaviestOf([...weights.values()].flat())),
    viewers: [showing.length, showing],
    listed: KEYS.filter((key) => held.some((lease) => lease.keys.has(key))),
    apps: APPS.filter((app) => held.some((lease) => lease.apps.has(app))),
    weights: KEYS.map((key) => rounded(heaviestOf(weights.get(key) ?? []))),
    beside: PEOPLE.map((by) => [
      KEYS.filter((key) => isBeside(by, key)),
      APPS.filter((app) => heldBeside(by).some((lease) => lease.apps.has(app))),
    ]),
  };
  const misnamed = KEYS.filter((key) => {
    const shown = visible.get(key);
    return (
      shown && !weights.get(key)?.some(({ by, weight }) => by === shown.by && rounded(weight) === rounded(shown.weight))
    );
  });
  return { found, counted, misnamed };
}

it('what is listed and shown, and what each row weighs, is as a count of all leases finds it; every change is heard of', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      const world = createWorld();
      const seen = () => {
        const { visible, listed, apps } = world.leases.attention(world.now());
        return new Map<string | number, string>([
          ...KEYS.map(
            (key) => [key, JSON.stringify([visible.get(key)?.weight, visible.get(key)?.by, listed.has(key)])] as const,
          ),
          ...APPS.map((app) => [app, String(apps.has(app))] as const),
        ]);
      };
      for (const one of steps) {
        const before = seen();
        world.heard.clear();
        world.take(one);
        const unheard = [...seen()].filter(([what, how]) => before.get(what) !== how && !world.heard.has(what));
        expect(unheard).toEqual([]);
        const { found, counted, misnamed } = bothWays(world);
        expect(found).toEqual(counted);
        expect(misnamed).toEqual([]);
      }
    }),
    { numRuns: effort({ usual: 100, soak: 5_000 }) },
  );
});
