import type { TaskRef } from '#contract/task-ref.ts';
import { exponential, type Random } from '#emulator/seeded-random.ts';
import type { EventQueue } from './event-queue.ts';

export const SDK_APP_ID = 1_400_000_000;
const IDLE_MS = 5_000;
const EXITED_MS = 10_000;
const PAGE_SKEW = 1.3;

/** A task as it really is, hidden from the policies. */
export interface Life {
  ref: TaskRef;
  startsAt: number;
  exitsAt: number;
  goneAt: number;
  /** Since when it is on the list. */
  listedAt: number;
}

/** A page of the list on a viewer's screen. */
export interface Screen {
  page: number;
  since: number;
}

export interface WorldOptions {
  random: Random;
  /** Rows of the one list that all viewers look at; half of them are live at any time. */
  listed: number;
  screens: number;
  rowsPerScreen: number;
  /** How long a page is looked at, and how long a task lives, on average (exponentially distributed). */
  dwellMs: number;
  lifeMs: number;
}

export type World = ReturnType<typeof createWorld>;

export interface WorldListener {
  /** A viewer turned to another page, or a row of the page became another task. */
  onScreen?: (screen: Screen, now: number) => void;
  /** A task that ended long ago left the list, and a new one took its row. */
  onReplaced?: (gone: Life, fresh: Life, now: number) => void;
}

/**
 * Tasks that live and end, in a list of fixed length, and people who look at pages of it. Page k is opened with weight
 * k^-1.25: most look at the first pages, some at each of the others, and 10 screens of 30 rows show about 90 different
 * live rows of 1 000 listed. When a task ends, a new one starts in the row of the one that ended first.
 */
export function createWorld(options: WorldOptions, events: EventQueue, listener: WorldListener) {
  const { random, listed, rowsPerScreen, dwellMs, lifeMs } = options;
  const pages = Math.ceil(listed / rowsPerScreen);
  const rows: Life[] = [];
  /** Rows of ended tasks, the first ended first. */
  const ended: number[] = [];
  let count = 0;

  const weights = Array.from({ length: pages }, (_, i) => (i + 1) ** -PAGE_SKEW);
  const weightSum = weights.reduce((a, b) => a + b);

  function pickPage(): number {
    let left = random() * weightSum;
    const page = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return Math.max(0, page);
  }

  function start(row: number, now: number): Life {
    const exitsAt = now + IDLE_MS + exponential(random, lifeMs);
    const life = { ref: nextRef(), startsAt: now, exitsAt, goneAt: exitsAt + EXITED_MS, listedAt: now };
    rows[row] = life;
    events.add(life.goneAt, (at) => end(row, at));
    return life;
  }

  function nextRef(): TaskRef {
    count += 1;
    return { sdkAppId: SDK_APP_ID, region: 'ap-singapore', taskId: `task-${count}` };
  }

  function end(row: number, now: number): void {
    ended.push(row);
    const freed = ended.shift() ?? row;
    const gone = rows[freed] as Life;
    const fresh = start(freed, now);
    listener.onReplaced?.(gone, fresh, now);
    for (const screen of screens) {
      if (screen.page === Math.floor(freed / rowsPerScreen)) listener.onScreen?.(screen, now);
    }
  }

  function turnPage(screen: Screen, now: number): void {
    screen.page = pickPage();
    screen.since = now;
    listener.onScreen?.(screen, now);
    events.add(now + exponential(random, dwellMs), (at) => turnPage(screen, at));
  }

  for (let row = 0; row < listed; row += 1) {
    if (random() < 0.5) {
      start(row, 0);
    } else {
      rows[row] = { ref: nextRef(), startsAt: -2, exitsAt: -1, goneAt: 0, listedAt: 0 };
      ended.push(row);
    }
  }
  ended.sort(() => random() - 0.5);
  const screens: Screen[] = Array.from({ length: options.screens }, () => ({ page: 0, since: 0 }));

  return {
    rows: rows as readonly Life[],
    screens: screens as readonly Screen[],
    rowsOf: ({ page }: Screen): readonly Life[] => rows.slice(page * rowsPerScreen, (page + 1) * rowsPerScreen),
    /** People begin to look. */
    open(): void {
      for (const screen of screens) turnPage(screen, 0);
    },
  };
}

/** Tencent's word for the task at that time; null when there is none such (any more). */
export function statusOf(life: Life, at: number): string | null {
  if (at < life.startsAt || at >= life.goneAt) return null;
  return at < life.startsAt + IDLE_MS ? 'Idle' : at < life.exitsAt ? 'InProgress' : 'Exited';
}
