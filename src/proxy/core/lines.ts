import { createPriorityQueue, type PriorityQueue } from './priority-queue.ts';
import { goesBefore, type Head, headOf, type Weight, waitsSince } from './standing.ts';
import type { Task } from './tasks.ts';

/** Where a task is to stand. */
export interface Spot {
  /** Its line while its SdkAppId is listed whole, and while it is not. */
  line: string;
  unlistedLine: string;
  weight: Weight;
  /** Infinity: it is counted, but not asked until it is put again. */
  notBefore: number;
}

/** Tasks of one line that weigh the same and are held back together: the one that waits the longest goes first. */
interface Lane extends Omit<Spot, 'line' | 'notBefore'> {
  readonly key: string;
  readonly heldBy: string;
  readonly holdKey: string;
  readonly sdkAppId: number;
  readonly listedLine: string;
  /** In which it stands now. */
  line: Line;
  readonly hold: Hold;
  size: number;
  readonly ready: PriorityQueue<Task>;
}

interface Line {
  readonly name: string;
  count: number;
  /** The sum of the raw weights. */
  weight: number;
  /** The lanes in which a task may be asked now, by weight: the one whose first task waits the longest goes first. */
  readonly ready: Map<string, ReadyLanes>;
}

interface ReadyLanes {
  weight: Weight;
  lanes: PriorityQueue<Lane>;
}

/** Lanes that may be asked or not all together. */
interface Hold {
  readonly lanes: Set<Lane>;
  /** It was found that none of them may be asked: they are set aside until that has changed. */
  isBack: boolean;
}

interface LinesDeps {
  /** Tasks of one SdkAppId for which this is the same may all be asked, or none of them. */
  heldWith: (task: Task) => string;
  isAppListed: (sdkAppId: number) => boolean;
}

/**
 * Tasks in lines, each in the order in which it would be asked, and counts of all that stand there: a choice looks at the heads,
 * however many tasks there are. Those that are held back together have a lane of their own, which is set aside as a whole; and they
 * change their line as one when their SdkAppId is listed.
 */
export function createLines({ heldWith, isAppListed }: LinesDeps) {
  const lines = new Map<string, Line>();
  const lanes = new Map<string, Lane>();
  const lanesOfApp = new Map<number, Set<Lane>>();
  const holds = new Map<string, Hold>();
  const heldBack = new Set<Hold>();
  const laneOf = new Map<Task, Lane>();
  /** What may not be asked yet, by when it may. */
  const waiting = createPriorityQueue<Task>();

  function lineOf({ sdkAppId, listedLine, unlistedLine }: Omit<Lane, 'line'>): Line {
    const name = isAppListed(sdkAppId) ? listedLine : unlistedLine;
    const line = lines.get(name) ?? { name, count: 0, weight: 0, ready: new Map() };
    lines.set(name, line);
    return line;
  }

  function laneFor(task: Task, { line: listedLine, unlistedLine, weight }: Spot): Lane {
    const { sdkAppId } = task.ref;
    const heldBy = heldWith(task);
    const own = laneOf.get(task);
    // Most changes leave it in its lane: to compare costs less than to look for it.
    if (own?.heldBy === heldBy && own.listedLine === listedLine && own.unlistedLine === unlistedLine)
      if (own.weight.raw === weight.raw && own.weight.isRow === weight.isRow) return own;
    const holdKey = `${sdkAppId} ${heldBy}`;
    const key = `${holdKey}\n${keyOf(weight)}\n${listedLine}\n${unlistedLine}`;
    const known = lanes.get(key);
    if (known) return known;
    const hold = holds.get(holdKey) ?? { lanes: new Set(), isBack: false };
    holds.set(holdKey, hold);
    const ready = createPriorityQueue<Task>();
    const place = { key, holdKey, heldBy, sdkAppId, listedLine, unlistedLine, weight, hold, size: 0, ready };
    const lane: Lane = { ...place, line: lineOf(place) };
    lanes.set(key, lane);
    hold.lanes.add(lane);
    lanesOfApp.set(sdkAppId, (lanesOfApp.get(sdkAppId) ?? new Set()).add(lane));
    return lane;
  }

  /** The one place where tasks are counted. */
  function count({ line, weight }: Lane, n: number): void {
    line.count += n;
    line.weight += n * weight.raw;
    if (line.count > 0) lines.set(line.name, line);
    else lines.delete(line.name);
  }

  /** Puts a lane in its place among those of its weight: its head has changed; null takes it out. */
  function rank(lane: Lane, head = lane.hold.isBack ? null : lane.ready.first()): void {
    const { ready } = lane.line;
    const key = keyOf(lane.weight);
    const alike = ready.get(key) ?? { weight: lane.weight, lanes: createPriorityQueue<Lane>() };
    if (head) alike.lanes.put(lane, head.rank, head.tie);
    else alike.lanes.delete(lane);
    if (alike.lanes.first()) ready.set(key, alike);
    else ready.delete(key);
  }

  function join(task: Task, lane: Lane): void {
    laneOf.set(task, lane);
    lane.size += 1;
    count(lane, 1);
  }

  function leave(task: Task): void {
    const lane = laneOf.get(task);
    if (!lane) return;
    laneOf.delete(task);
    waiting.delete(task);
    lane.ready.delete(task);
    rank(lane);
    lane.size -= 1;
    count(lane, -1);
    if (lane.size > 0) return;
    lanes.delete(lane.key);
    const ofApp = lanesOfApp.get(lane.sdkAppId);
    ofApp?.delete(lane);
    if (ofApp?.size === 0) lanesOfApp.delete(lane.sdkAppId);
    lane.hold.lanes.delete(lane);
    if (lane.hold.lanes.size > 0) return;
    holds.delete(lane.holdKey);
    heldBack.delete(lane.hold);
  }

  function setAside(hold: Hold, isBack: boolean): void {
    hold.isBack = isBack;
    if (isBack) heldBack.add(hold);
    else heldBack.delete(hold);
    for (const lane of hold.lanes) rank(lane);
  }

  function headIn({ lanes: alike }: ReadyLanes, mayAsk: (task: Task) => boolean): Task | null {
    for (let lane = alike.first()?.item; lane; lane = alike.first()?.item) {
      const task = lane.ready.first()?.item;
      if (task && mayAsk(task)) return task;
      setAside(lane.hold, true);
    }
    return null;
  }

  function makeReady(task: Task, lane: Lane): void {
    lane.ready.put(task, waitsSince(task), task.order);
    rank(lane);
  }

  return {
    /** It stands there from now on; with null nowhere. */
    put(task: Task, spot: Spot | null, now: number): void {
      const lane = spot && laneFor(task, spot);
      if (laneOf.get(task) !== lane) {
        leave(task);
        if (lane) join(task, lane);
      }
      if (!lane) return;
      waiting.delete(task);
      if (spot.notBefore <= now) {
        makeReady(task, lane);
        return;
      }
      if (spot.notBefore < Number.POSITIVE_INFINITY) waiting.put(task, spot.notBefore);
      lane.ready.delete(task);
      rank(lane);
    },

    /** Time passed: what may be asked now, no longer waits. */
    settle(now: number): void {
      for (let next = waiting.first(); next !== null && next.rank <= now; next = waiting.first()) {
        waiting.delete(next.item);
        const lane = laneOf.get(next.item);
        if (lane) makeReady(next.item, lane);
      }
    },

    /** Whether an SdkAppId is listed whole is another now. */
    appChanged(sdkAppId: number): void {
      for (const lane of lanesOfApp.get(sdkAppId) ?? []) {
        rank(lane, null);
        count(lane, -lane.size);
        lane.line = lineOf(lane);
        count(lane, lane.size);
        rank(lane);
      }
    },

    /** When the next one may be asked of those that may not yet; Infinity when none waits. */
    nextAt: (): number => waiting.first()?.rank ?? Number.POSITIVE_INFINITY,

    /** What was held back is looked at again, once for all that was held back with it. */
    letGo(mayAsk: (task: Task) => boolean): void {
      for (const hold of [...heldBack]) {
        const head = [...hold.lanes].find(({ ready }) => ready.first() !== null)?.ready.first();
        if (!head || mayAsk(head.item)) setAside(hold, false);
      }
    },

    /** Which of the tasks of a line that may be asked goes first; null when none may. Call `letGo` before. */
    head(name: string, mayAsk: (task: Task) => boolean, heaviest: number, now: number): Head | null {
      let best: Head | null = null;
      for (const alike of lines.get(name)?.ready.values() ?? []) {
        const task = headIn(alike, mayAsk);
        const head = task && headOf(task, alike.weight, heaviest, now);
        if (head && goesBefore(head, best)) best = head;
      }
      return best;
    },

    /** All tasks of a line, whether they may be asked now or not, and the sum of their raw weights. */
    totals: (name: string): { count: number; weight: number } => lines.get(name) ?? { count: 0, weight: 0 },
    /** The lines in which a task may be asked now. */
    names: (): string[] => [...lines.values()].flatMap(({ name, ready }) => (ready.size > 0 ? name : [])),

    /** The tasks of an SdkAppId in parts, each of one line. */
    *partsOf(sdkAppId: number): Iterable<{ line: string; count: number; weight: number }> {
      for (const { line, size, weight } of lanesOfApp.get(sdkAppId) ?? [])
        yield { line: line.name, count: size, weight: size * weight.raw };
    },
  };
}

function keyOf({ isRow, raw }: Weight): string {
  return `${isRow} ${raw}`;
}
