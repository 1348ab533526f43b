/** The screens of one person weigh as much as so many rows, however many there are. */
const SCREENFUL = 30;
/** The same of the tasks that a person's scripts ask for one by one. */
const LOOKS_WEIGH = 2;
/**
 * So many steps from a weight to its double: a row more on a large screen would otherwise weigh all of it anew. Steps of a
 * power of two: sums of weights are exact, in whatever order they come and go.
 */
const STEPS = 8;

/** Who shows a row; `weight` is 1, or less where one person shows so much that the others would wait for it. */
export interface Shown {
  readonly by: string;
  readonly weight: number;
}

/** All that one person shows, in tabs or by scripts. */
interface Screen extends Shown {
  weight: number;
  /** Its rows, and how many times each is shown. */
  readonly rows: Map<string, number>;
}

/**
 * The rows on all screens, and what each weighs: those of one person weigh no more than a screenful together. Kept up to date by
 * what comes and goes: only the rows of the person whose count changes are weighed anew.
 *
 * @param onRow a row came, went, or weighs something else
 */
export function createScreens(onRow: (key: string) => void) {
  const tabs = new Map<string, Screen>();
  const scripts = new Map<string, Screen>();
  /** The screens that show a row, the first to show it first; and of these the one that counts. */
  const screensOf = new Map<string, Set<Screen>>();
  const shown = new Map<string, Screen>();
  /** How many screens there are of each weight. */
  const weights = new Map<number, number>();
  let heaviest = 1;

  function countWeight(weight: number, n: number): void {
    const count = (weights.get(weight) ?? 0) + n;
    if (count > 0) weights.set(weight, count);
    else weights.delete(weight);
    heaviest = weights.size === 0 ? 1 : Math.max(...weights.keys());
  }

  /** The screen on which the row weighs the most; the first of equals. */
  function settleRow(key: string): void {
    let best: Screen | null = null;
    for (const screen of screensOf.get(key) ?? []) {
      if (best === null || screen.weight > best.weight) best = screen;
      if (best.weight === 1) break;
    }
    if (best) shown.set(key, best);
    else shown.delete(key);
    onRow(key);
  }

  function change(
    of: Map<string, Screen>,
    by: string,
    { added, removed }: { added: Iterable<string>; removed: Iterable<string> },
    room: number,
  ): void {
    const screen = of.get(by) ?? { by, weight: 1, rows: new Map() };
    const { rows, weight: before } = screen;
    const isNew = rows.size === 0;
    const changed = new Set<string>();
    for (const key of added) {
      const count = rows.get(key) ?? 0;
      rows.set(key, count + 1);
      if (count > 0) continue;
      changed.add(key);
      screensOf.set(key, (screensOf.get(key) ?? new Set()).add(screen));
    }
    for (const key of removed) {
      const count = rows.get(key) ?? 0;
      if (count > 1) {
        rows.set(key, count - 1);
        continue;
      }
      rows.delete(key);
      changed.add(key);
      const screens = screensOf.get(key);
      screens?.delete(screen);
      if (screens?.size === 0) screensOf.delete(key);
    }
    if (changed.size === 0) return;
    if (!isNew) countWeight(before, -1);
    if (rows.size === 0) {
      of.delete(by);
    } else {
      of.set(by, screen);
      screen.weight = stepDown(Math.min(1, room / rows.size));
      countWeight(screen.weight, 1);
    }
    if (screen.weight !== before) for (const key of rows.keys()) changed.add(key);
    for (const key of changed) settleRow(key);
  }

  return {
    /** Rows of a person's tabs: each tab says what it shows now, and what no longer. */
    show: (by: string, rows: { added: Iterable<string>; removed: Iterable<string> }): void =>
      change(tabs, by, rows, SCREENFUL),
    /** A script of a person asks for a task, or has not for a while. */
    look: (by: string, key: string): void => change(scripts, by, { added: [key], removed: [] }, LOOKS_WEIGH),
    lookAway: (by: string, key: string): void => change(scripts, by, { added: [], removed: [key] }, LOOKS_WEIGH),

    /** Each row of any screen, by who shows it with the most weight. */
    shown: shown as ReadonlyMap<string, Shown>,
    /** Whose rows are on a screen. */
    viewers: tabs as ReadonlyMap<string, unknown>,
    /** Whether another person has it on a screen. */
    isShownBeside(by: string, key: string): boolean {
      for (const screen of screensOf.get(key) ?? []) if (screen.by !== by) return true;
      return false;
    },
    /** The most that a row weighs: it counts as 1, and the others in proportion. */
    heaviest: (): number => heaviest,
  };
}

function stepDown(weight: number): number {
  const step = 2 ** Math.floor(Math.log2(weight)) / STEPS;
  return Math.floor(weight / step) * step;
}
