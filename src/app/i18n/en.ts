import type { ProblemKind } from '#contract/task-view.ts';
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

const problemKind: Record<ProblemKind, string> = {
  throttle: 'Tencent limits how often it may be asked. It says nothing about the task; the board slows down by itself.',
  transient: 'A passing fault at Tencent or on the way there. It says nothing about the task; it is asked again.',
  clock: 'The clock of the server differs too much from Tencent’s. It is being corrected.',
  credential: 'Tencent does not accept the key of this server. No task can be asked until that is repaired.',
  permission: 'The key of this server may not ask about this SdkAppId.',
  gone: 'Tencent does not find this task. It answers the same for tasks that ended and for tasks that never were.',
  caller: 'Tencent says that the question itself is wrong. It is not asked again until you ask for it.',
  unknown: 'This code is not in the documentation of the call. The task is asked again.',
};

export const en = {
  languageName: 'English',
  units: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  number: (n: number) => number.format(n),
  ago: (duration: string) => `${duration} ago`,
  list: (items: string[]) => new Intl.ListFormat('en').format(items),

  title: {
    start: 'Scribeboard',
    app: (sdkAppId: number, attention: number) => `${attention > 0 ? `(${attention}) ` : ''}${sdkAppId} · Scribeboard`,
    task: (state: string, name: string) => `${state} · ${name} · Scribeboard`,
    badLink: 'Link not understood · Scribeboard',
  },

  status,
  problemKind,
  filter: { all: 'All', attention: 'Needs attention', stale: 'Stale', failing: 'Failing' },

  prefs: {
    heading: 'Preferences',
    zone: 'Time zone',
    zoneBrowser: 'this browser',
    language: 'Language',
    languageAuto: 'Language of the browser',
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
    requestId: 'Copy RequestId',
    code: 'Copy code',
    link: 'Copy link',
    linkDone: 'Link copied',
  },

  demo: {
    before: 'Demo against the built-in emulator. Set',
    and: 'and',
    after: 'to ask Tencent.',
  },

  start: {
    heading: 'Applications',
    summary: (all: number, live: number) => `${tasks(all)}, ${number.format(live)} of them live.`,
    attention: (n: number) => (n === 0 ? 'Nothing needs attention.' : `${plural(n, 'needs', 'need')} attention.`),
    open: 'Open an SdkAppId',
    openVerb: 'Open',
    badNumber: 'An SdkAppId is a whole number from 1 to 4294967295, such as 1400000000.',
    oldest: 'Oldest answer',
    failing: (n: number) => `${number.format(n)} failing`,
    notFound: (n: number) => `${number.format(n)} not found`,
    calm: 'nothing needs attention',
    mineOnly: (n: number) => `${tasks(n)} on your watchlist, not asked yet`,
    emptyTitle: 'No SdkAppId is known yet',
    emptyText:
      'Tencent has no list of tasks. Open an SdkAppId by its number, or paste the TaskIds that you have from a log, a ticket or a colleague.',
    loading: 'Asking the proxy which SdkAppIds it knows …',
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
    refreshing: 'asking …',
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

  empty: {
    noneTitle: (sdkAppId: number) => `No tasks of ${sdkAppId} known yet`,
    noneText: 'Tencent has no list of tasks, so paste what you have: one TaskId a line, or a Scribeboard link.',
    noMineTitle: 'Nothing on your watchlist here',
    noMineText: (sdkAppId: number) => `You keep no task of ${sdkAppId} in this browser.`,
    showAll: 'Show all known',
    filteredTitle: (n: number) => `${plural(n, 'task is', 'tasks are')} hidden by filters`,
    filteredText: 'None fits all of these:',
    state: 'State',
    region: 'Region',
    search: 'Search',
    remove: (what: string) => `Remove: ${what}`,
    clear: (n: number) => `Clear filters, show ${number.format(n)}`,
    cannotTitle: 'The proxy does not answer',
    refusedTitle: 'The proxy refuses to answer',
    cannotText:
      'This browser has not seen this view before, so there is nothing older to show. Trying again every few seconds.',
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

  add: {
    title: 'Add tasks',
    hint: 'One TaskId a line, or Scribeboard links. Nothing is repaired or cut: TaskIds start with “-”, contain “+” and end with “.”.',
    where: 'Where a line does not say',
    sdkAppId: 'SdkAppId',
    region: 'Region',
    paste: 'TaskIds or links, one a line',
    lines: (n: number) => plural(n, 'line', 'lines'),
    verdict: { new: 'New', there: 'Already there', bad: 'Malformed' },
    counts: {
      new: (n: number) => `${number.format(n)} new`,
      there: (n: number) => `${number.format(n)} already there`,
      bad: (n: number) => `${number.format(n)} malformed`,
    },
    fromLink: 'from a link, with its own SdkAppId and region',
    why: {
      masked: 'the stars hide a part of it, as in the documentation: it can never be right',
      blank: 'a blank inside; was it a +? Nothing is repaired for you',
      character: 'a character that no TaskId has',
      long: 'longer than 256 characters',
      link: 'a link, but not to a task of this board',
      app: 'the SdkAppId is missing or not a number from 1 to 4294967295',
      twice: 'already in a line above',
    },
    keep: 'They stay on your watchlist in this browser.',
    cancel: 'Cancel',
    close: 'Close',
    submit: (n: number) => (n === 0 ? 'Add' : `Add ${tasks(n)}`),
    more: (n: number) => `and ${number.format(n)} more`,
  },

  task: {
    back: (sdkAppId: number) => `All tasks of ${sdkAppId}`,
    checkNow: 'Check now',
    checking: 'Asking …',
    inferred: '(inferred)',
    failing: (n: number) => `Failing × ${number.format(n)}`,
    label: 'Label',
    labelHint: 'a name for yourself',
    notKept: 'not on your watchlist',
    keep: 'Keep on my watchlist',
    kept: 'On my watchlist',
    forget: 'Stop watching',
    started: 'Started',
    running: 'Running for',
    answered: 'Last answer',
    since: 'In state for',
    region: 'Region',
    requestId: 'Last RequestId',
    apiStatus: 'Status of the API',
    notAnswered: 'no answer yet',
    none: 'none',
    problem: 'Problem',
    message: 'Tencent says',
    meaning: 'Meaning',
    seen: 'Seen',
    seenText: (first: string, last: string, count: number) =>
      count === 1 ? last : `${number.format(count)} times in a row, ${first} to ${last}`,
    notReached: 'none: the request did not reach Tencent',
    observed: {
      heading: 'As observed',
      stateSince: 'In this state since',
      asked: 'Last asked',
      answered: 'Last answered',
      lastAlive: 'Last seen alive',
      firstGone: 'First error after',
    },
    loading: 'Asking Tencent about this task …',
    says: {
      unchecked: 'Tencent has not been asked about it yet.',
      idle: (ago: string) => `Alive and waiting: it was not transcribing ${ago}.`,
      inProgress: (ago: string) => `Transcribing, as of ${ago}.`,
      exiting: (ago: string) => `On its way out, as of ${ago}. It is not over yet.`,
      ended: 'Tencent no longer finds it, and it was alive before.',
      endedSeen: (status: string, last: string, gone: string, ran: string) =>
        `Last seen ${status} ${last}, first error ${gone}${ran}.`,
      endedRan: (duration: string) => `, ran at least ${duration}`,
      notFound:
        'Tencent does not find it. It was never seen alive here: either it never was, or it had ended before we first asked.',
      other: (raw: string) => `Tencent says “${raw}”, a status that is not in its documentation.`,
      stale: (duration: string) => `No answer for ${duration}, so this may have changed.`,
      failing: (calls: number) =>
        calls === 1
          ? 'The last call to Tencent failed, so this may have changed.'
          : `The last ${number.format(calls)} calls to Tencent failed, so this may have changed.`,
    },
    checkTitle: 'What to check',
    check: [
      'Is the TaskId whole? It may start with “-” and end with “.”, and chat programs cut both.',
      'Does it belong to this SdkAppId?',
      'Was it started in this region? Tencent may not know it in another one.',
      'Was it started only seconds ago? Then it is asked again by itself.',
    ],
    otherRegion: 'Ask in another region',
    loadFailed: 'The proxy could not be asked about this task',
  },

  badLink: {
    title: 'This link cannot be followed',
    app: (text: string) => `“${text}” is not an SdkAppId. It is a whole number from 1 to 4294967295.`,
    noId: 'The link has no TaskId (id=…). It may have been cut when it was copied.',
    badId: 'The TaskId in the link has characters that no TaskId has, or is too long. In a link, + is written %2B.',
    noRegion: 'The link does not say in which region the task runs. Choose one:',
    badRegion: 'The region in the link is not one. Choose one:',
    nothingAsked: 'Tencent has not been asked.',
    unknown: 'There is no such page here.',
    toApp: (sdkAppId: number) => `All tasks of ${sdkAppId}`,
    toStart: 'All applications',
    received: 'Received',
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
