import type { Status } from '#contract/status.ts';
import { number, ordinal, tasks } from './number.ts';

const status: Record<Status, string> = {
  unchecked: 'Not checked yet',
  idle: 'Idle',
  inProgress: 'In progress',
  exiting: 'Exiting',
  ended: 'Ended',
  notFound: 'Not found',
  other: 'Other',
};

export const en = {
  units: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  number: number.en,
  ago: (duration: string) => `${duration} ago`,
  /** Languages differ in what stands between two sentences. */
  sentences: (parts: readonly string[]) => parts.join(' '),

  title: {
    app: (sdkAppId: number, sign: string) => `${sign}${sdkAppId} · Scribeboard`,
  },

  close: 'Close',

  status,
  filter: {
    all: 'All',
    attention: 'Needs attention',
    allClear: 'All clear',
    failing: 'Failing',
    overLimit: 'Over limit',
    acknowledged: 'Acknowledged',
    stale: 'Stale',
    retrying: 'Retrying',
  },

  copy: {
    verb: 'Copy',
    done: 'Copied',
    failed: 'Couldn’t copy: clipboard blocked',
    taskId: 'Copy TaskId',
    link: 'Copy link',
    linkDone: 'Link copied',
  },

  rail: {
    home: 'Scribeboard, all applications',
    apps: 'Applications',
    states: 'State',
    tasks: tasks.en,
  },

  board: {
    search: 'TaskId, label, state',
    searchLabel: 'Search in TaskId, label, note, state, region, error code and RequestId',
    listLabel: 'Which tasks',
    all: 'All tasks',
    mine: 'Watchlist',
    region: 'Region',
    regionAll: 'All regions',
    refresh: 'Refresh',
    refreshLabel: 'Refresh interval',
    auto: 'Auto',
    every: (duration: string) => `every ${duration}`,
    paused: 'Paused',
    nextIn: (seconds: number) => `in ${seconds} s`,
    retryIn: (seconds: number) => `retry in ${seconds} s`,
    add: 'Add tasks',
    tasks: 'Tasks',
    arrange: 'Table options',
    select: (name: string) => `Select ${name}`,
    selectAll: 'Select all',
    pinned: 'Pinned',
    noLabel: 'No label',
    alsoShow: (state: string) => `Also show: ${state}`,
    columns: {
      state: 'State',
      taskId: 'TaskId',
      label: 'Label',
      region: 'Region',
      started: 'Started',
      running: 'Running for',
      answered: 'Last update',
      since: 'Time in state',
      problem: 'Problem',
    },
    sortedBy: 'State: sorted by severity',
    runningCard: 'running',
    ranCard: 'ran',
    never: 'never',
    unknownStatus: 'Undocumented status',
    since: (time: string) => `since ${time}`,
    again: (times: number, period: string) => `${ordinal(times)} time in ${period}`,
    overLimit: (state: string, duration: string, limit: string) => `${state} for ${duration}, limit ${limit}`,
    overLimitRunning: 'Running',
    heldBy: (by: string, until: string | null) => `${by || 'this server'}${until === null ? '' : `, until ${until}`}`,
    times: (n: number) => `× ${number.en(n)}`,
    summary: (shown: number, all: number) =>
      shown === all ? tasks.en(all) : `${number.en(shown)} of ${tasks.en(all)}`,
    loading: 'Loading tasks…',
  },
};

/** What every language must say: a missing or surplus text does not compile. */
export type Text = typeof en;
