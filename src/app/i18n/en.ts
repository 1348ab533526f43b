import type { Status } from '../status/status.ts';

const number = new Intl.NumberFormat('en');
const precise = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const rules = new Intl.PluralRules('en');
const plural = (n: number, one: string, other: string) =>
  `${number.format(n)} ${rules.select(n) === 'one' ? one : other}`;
const tasks = (n: number) => plural(n, 'task', 'tasks');

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
  number: (n: number) => number.format(n),
  ago: (duration: string) => `${duration} ago`,
  /** Languages differ in what stands between two sentences. */
  sentences: (parts: readonly string[]) => parts.join(' '),

  title: {
    app: (sdkAppId: number, attention: number) => `${attention > 0 ? `(${attention}) ` : ''}${sdkAppId} · Scribeboard`,
  },

  close: 'Close',

  status,
  filter: { all: 'All', attention: 'Needs attention', stale: 'Stale', failing: 'Failing' },

  prefs: {
    heading: 'Preferences',
    zone: 'Time zone',
    zoneBrowser: 'by browser',
    language: 'Language',
    languageAuto: (name: string) => `${name}, by browser`,
    theme: 'Theme',
    themes: { system: 'System theme', light: 'Light theme', dark: 'Dark theme' },
    notKept: 'This browser does not keep the watchlist: its storage is full or blocked.',
    newer: 'A newer Scribeboard wrote the watchlist in this browser; changes made here are not kept.',
  },

  copy: {
    verb: 'Copy',
    done: 'Copied',
    failed: 'Copying is not allowed here',
    taskId: 'Copy TaskId',
    link: 'Copy link',
    linkDone: 'Link copied',
  },

  demo: {
    before: 'Demo against the built-in emulator. Set',
    and: 'and',
    after: 'to ask Tencent.',
  },

  rail: {
    home: 'Scribeboard, all applications',
    apps: 'SdkAppId',
    states: 'State',
    tasks,
    failing: (n: number) => `${plural(n, 'task is', 'tasks are')} failing`,
  },

  board: {
    search: 'TaskId, label, code',
    searchLabel: 'Search in TaskId, label and problem code',
    listLabel: 'Which tasks',
    all: 'All known',
    mine: 'Mine',
    region: 'Region',
    regionAll: 'Region: all',
    refresh: 'Refresh',
    refreshLabel: 'How often',
    auto: 'auto',
    every: (duration: string) => `every ${duration}`,
    paused: 'paused',
    nextIn: (seconds: number) => `next in ${seconds} s`,
    retryIn: (seconds: number) => `retry in ${seconds} s`,
    add: 'Add tasks',
    tasks: 'Tasks',
    columns: {
      state: 'State: trouble first',
      taskId: 'TaskId',
      label: 'Label',
      region: 'Region',
      started: 'Started',
      running: 'Running for',
      answered: 'Last answer',
      since: 'In state for',
      problem: 'Problem',
    },
    runningCard: 'running',
    never: 'never',
    unknownStatus: 'status not in the documentation',
    stuck: (duration: string) => `exiting for more than ${duration}`,
    times: (n: number) => `× ${number.format(n)}`,
    summary: (shown: number, all: number) => (shown === all ? tasks(all) : `${number.format(shown)} of ${tasks(all)}`),
    loading: 'Asking the proxy for the tasks …',
  },

  pace: {
    used: (used: number, ceiling: number) => `${precise.format(used)} of ${number.format(ceiling)} calls/s`,
    live: (n: number) => `${number.format(n)} live ${rules.select(n) === 'one' ? 'task' : 'tasks'}`,
    visible: (seconds: number) => `each visible one every ${precise.format(seconds)} s`,
    visibleShort: (seconds: number) => `every ${precise.format(seconds)} s`,
    others: 'others use the quota',
    unknown: 'Pace unknown while the proxy is unreachable',
    waiting: 'Pace not known yet',
  },

  crash: {
    title: 'Something here broke',
    text: 'This is a fault of the board, not of your tasks. Reloading usually helps; your watchlist is kept.',
    reload: 'Reload',
    details: 'What happened',
  },
};

/** What every language must say: a missing or surplus text does not compile. */
export type Text = typeof en;
