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

  outage: {
    offline: (since: string) => `This browser is offline${since}.`,
    proxy: (since: string) => `Proxy unreachable${since}.`,
    refused: (since: string) => `The proxy refuses to answer${since}.`,
    unreadable: (since: string) => `The proxy’s answer cannot be read${since}.`,
    unreachable: (since: string) => `Tencent unreachable${since}.`,
    credential: (since: string) => `Tencent rejects the key of this server${since}.`,
    clock: (since: string) => `The server’s clock is wrong${since}.`,
    throttle: (since: string) => `Tencent limits our calls${since}.`,
    since: (time: string) => ` since ${time}`,
    knownAt: (time: string) => `The board shows what was known at ${time}.`,
    next: {
      offline: 'It goes on by itself when the network is back.',
      proxy: 'Trying again every few seconds.',
      refused: '',
      unreadable: 'Reload the page: it may be older than the server.',
      unreachable: 'States stay as last known; the server tries again by itself.',
      credential: 'States stay as last known; it is tried once a minute, and at once when the key is replaced.',
      clock: 'The server corrects itself from Tencent’s answers; check its time service.',
      throttle: 'Asking more slowly until Tencent accepts it again.',
    },
    tryNow: 'Try now',
  },

  cannotLoad: {
    title: 'The proxy does not answer',
    refused: 'The proxy refuses to answer',
    text: 'This browser has not seen this view before, so there is nothing older to show. Trying again every few seconds.',
    online: 'Browser is online',
    offline: 'Browser is offline',
    proxy: (why: string) => `Proxy: ${why}`,
    tencent: 'Tencent: not known while the proxy is away',
  },

  failure: {
    network: 'no connection',
    timeout: 'no answer in time',
    status: (status: number) => `answered ${status}`,
    unreadable: 'the answer cannot be read; reload the page, it may be older than the server',
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
