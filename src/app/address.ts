import * as v from 'valibot';
import { CAUSES, type Cause } from '#contract/incident.ts';
import { formatScreenPath, parseScreenPath } from '#contract/screens.ts';
import { STATUSES, type Status } from '#contract/status.ts';
import { parseSdkAppId, Region, TaskId, type TaskRef } from '#contract/task-ref.ts';
import { decode, encode, formatQuery, pairsOf, parseQuery } from './link-query.ts';
import { wellFormed } from './well-formed.ts';
import { isZone } from './zones.ts';

/** What the count chips filter by: the states, and what cuts across them. */
export const STATE_FILTERS = ['attention', 'failing', 'overLimit', 'acknowledged', ...STATUSES, 'stale'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** The columns of the table, from left to right. */
export const COLUMN_IDS = [
  'state',
  'taskId',
  'label',
  'region',
  'started',
  'running',
  'answered',
  'since',
  'problem',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export const GROUPINGS = ['region', 'label'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface BoardView {
  /** `all`: what the server knows of this SdkAppId together with mine; `mine`: my watchlist. */
  list: 'all' | 'mine';
  /** A row in any of them is shown; none of them shows all. */
  states: readonly StateFilter[];
  region: string | null;
  q: string;
  /** `state` upwards is trouble first, as the board is unless told. */
  sort: { by: ColumnId; down: boolean };
  group: Grouping | null;
  /** The tasks of a link; when there are any, they are the list. */
  watch: readonly Pick<TaskRef, 'region' | 'taskId'>[];
}

export const WHOLE_BOARD: BoardView = {
  list: 'all',
  states: [],
  region: null,
  q: '',
  sort: { by: 'state', down: false },
  group: null,
  watch: [],
};

/** What narrows the list of a wall. The rest of a board needs a hand on it. */
export type WallView = Pick<BoardView, 'list' | 'region'>;

/** What the sender of a link saw, and when by the server's clock. */
export interface Shared {
  was: Status;
  at: number;
  /** What was wrong then, since when; absent from links of a task without trouble, and from those of version 0.2. */
  incident?: { cause: Cause; since: number } | undefined;
}

/** Every place in the app. The three `bad…` pages explain a link that cannot be followed. */
export type Address =
  | { page: 'start' }
  | { page: 'app'; sdkAppId: number; view: BoardView }
  /** For a screen on a wall, with further SdkAppIds beside the first. */
  | { page: 'wall'; sdkAppIds: readonly [number, ...number[]]; view: WallView }
  | { page: 'task'; task: TaskRef; shared?: Shared | undefined }
  /** The tasks of an SdkAppId that have ended; `why` and `day` as the link has them. */
  | { page: 'ended'; sdkAppId: number; q: string; why: string; day: string }
  | { page: 'errors'; q: string }
  | { page: 'error'; code: string }
  | { page: 'badTask'; sdkAppId: number; id: string | null; region: string | null }
  | { page: 'badApp'; text: string }
  | { page: 'unknown' };

const MAX_SEARCH_LENGTH = 200;
/** More do not fit into the links that chat programs accept. */
export const MAX_WATCHED = 200;
/** More than these cannot be told apart on a wall. */
export const MAX_ON_WALL = 12;

/** Reads any path and query without ever throwing: what is not understood becomes its default. */
export function parseAddress(path: string, search: string): Address {
  const found = parseScreenPath(path);
  const query = parseQuery(search);
  if (found === null) return { page: 'unknown' };
  switch (found.screen) {
    case 'start':
      return { page: 'start' };
    case 'errors':
      return { page: 'errors', q: searchText(query) };
    case 'error':
      return { page: 'error', code: shorten(decode(found.code)) };
  }
  const number = decode(found.sdkAppId);
  const sdkAppId = parseSdkAppId(number);
  if (sdkAppId === null) return { page: 'badApp', text: number };
  if (found.screen === 'task') return parseTask(sdkAppId, query);
  if (found.screen === 'ended')
    return {
      page: 'ended',
      sdkAppId,
      q: searchText(query),
      why: query.get('why') ?? '',
      day: query.get('day') ?? '',
    };
  const view = parseBoardView(query, search);
  if (query.get('wall') !== '1') return { page: 'app', sdkAppId, view };
  return { page: 'wall', sdkAppIds: parseWall(sdkAppId, query), view: { list: view.list, region: view.region } };
}

export function formatAddress(address: Address): string {
  switch (address.page) {
    case 'start':
      return formatScreenPath({ screen: 'start' });
    case 'app':
      return appPath(address.sdkAppId) + formatQuery(boardQuery(address.view));
    case 'wall': {
      const [first, ...others] = address.sdkAppIds;
      const shown: [string, string | string[] | null][] = [
        ['wall', '1'],
        ['with', others.length === 0 ? null : others.map(String)],
      ];
      return appPath(first) + formatQuery([...shown, ...boardQuery({ ...WHOLE_BOARD, ...address.view })]);
    }
    case 'task':
      return formatTask(address.task.sdkAppId, address.task.taskId, address.task.region, address.shared);
    case 'ended': {
      const { sdkAppId, q, why, day } = address;
      const query = formatQuery([
        ['q', q || null],
        ['why', why || null],
        ['day', day || null],
      ]);
      return formatScreenPath({ screen: 'ended', sdkAppId: String(sdkAppId) }) + query;
    }
    case 'errors':
      return formatScreenPath({ screen: 'errors' }) + formatQuery([['q', address.q || null]]);
    case 'error':
      return formatScreenPath({ screen: 'error', code: encode(address.code) });
    case 'badTask':
      return formatTask(address.sdkAppId, address.id, address.region);
    case 'badApp':
      return appPath(encode(address.text));
    case 'unknown':
      return '/unknown';
  }
}

function appPath(sdkAppId: number | string): string {
  return formatScreenPath({ screen: 'app', sdkAppId: String(sdkAppId) });
}

function parseTask(sdkAppId: number, query: Map<string, string>): Address {
  const id = query.get('id') ?? null;
  const region = query.get('region') ?? null;
  if (!v.is(TaskId, id) || !v.is(Region, region) || id === null || region === null)
    return { page: 'badTask', sdkAppId, id, region };
  const was = STATUSES.find((status) => status === query.get('was'));
  const at = query.get('at') ?? '';
  const task = { sdkAppId, region, taskId: id };
  if (!was || !isTime(at)) return { page: 'task', task };
  const cause = CAUSES.find((known) => known === query.get('incident'));
  const since = query.get('since') ?? '';
  const incident = cause && isTime(since) ? { incident: { cause, since: Number(since) } } : {};
  return { page: 'task', task, shared: { was, at: Number(at), ...incident } };
}

/** Milliseconds since the epoch, as far as `Date` can tell them. */
function isTime(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text) && Number(text) <= 8.64e15;
}

/** The region stands last: chat programs cut a dot at the end of a link, and TaskIds end with one. */
function formatTask(sdkAppId: number, id: string | null, region: string | null, shared?: Shared): string {
  const query = formatQuery([
    ['id', id],
    ['was', shared?.was ?? null],
    ['incident', shared?.incident?.cause ?? null],
    ['since', shared?.incident ? String(shared.incident.since) : null],
    ['at', shared ? String(shared.at) : null],
    ['region', region],
  ]);
  return formatScreenPath({ screen: 'task', sdkAppId: String(sdkAppId) }) + query;
}

function parseBoardView(query: Map<string, string>, search: string): BoardView {
  // Links of version 0.1 say "stuck".
  const states = query
    .get('state')
    ?.replace(/\bstuck\b/, 'overLimit')
    .split(',');
  const named = query.get('region');
  const region = named !== undefined && v.is(Region, named) ? named : null;
  return {
    list: query.get('list') === 'mine' ? 'mine' : 'all',
    states: STATE_FILTERS.filter((filter) => states?.includes(filter)),
    region,
    q: searchText(query),
    sort: parseSort(query.get('sort') ?? ''),
    group: GROUPINGS.find((grouping) => grouping === query.get('group')) ?? null,
    watch: parseWatch(search, region),
  };
}

/** Each SdkAppId once, in the order of the link. */
function parseWall(first: number, query: Map<string, string>): [number, ...number[]] {
  const others = new Set(
    query
      .get('with')
      ?.split(',')
      .flatMap((text) => parseSdkAppId(text) ?? []),
  );
  others.delete(first);
  return [first, ...[...others].slice(0, MAX_ON_WALL - 1)];
}

function searchText(query: Map<string, string>): string {
  return shorten(query.get('q') ?? '');
}

function shorten(text: string): string {
  return wellFormed(text.slice(0, MAX_SEARCH_LENGTH));
}

/** With several regions an id stands behind its own, `ap-singapore/-m9…`. */
const WITH_REGION = /^([a-z]{2,4}(?:-[a-z0-9]{2,20}){1,3})\/(.+)$/;

function parseWatch(search: string, common: string | null): BoardView['watch'] {
  const watched = new Map<string, BoardView['watch'][number]>();
  for (const [name, id] of pairsOf(search)) {
    const [, region = common, taskId = id] = WITH_REGION.exec(id) ?? [];
    if (name === 'watch' && region !== null && v.is(TaskId, taskId) && watched.size < MAX_WATCHED)
      watched.set(`${region}/${taskId}`, { region, taskId });
  }
  return [...watched.values()];
}

/** `started` sorts upwards, `-started` downwards. */
function parseSort(text: string): BoardView['sort'] {
  const down = text.startsWith('-');
  const by = COLUMN_IDS.find((id) => id === (down ? text.slice(1) : text));
  return by ? { by, down } : WHOLE_BOARD.sort;
}

function formatSort({ by, down }: BoardView['sort']): string | null {
  if (by === 'state' && !down) return null;
  return down ? `-${by}` : by;
}

function boardQuery(view: BoardView): [string, string | readonly string[] | null][] {
  const { list, states, sort, group, q, region, watch } = view;
  return [
    ...watch.map((task): [string, string] => {
      const isPlain = task.region === region && !WITH_REGION.test(task.taskId);
      return ['watch', isPlain ? task.taskId : `${task.region}/${task.taskId}`];
    }),
    ['list', list === 'mine' ? 'mine' : null],
    ['state', states.length === 0 ? null : states],
    ['sort', formatSort(sort)],
    ['group', group],
    ['q', q === '' ? null : q.slice(0, MAX_SEARCH_LENGTH)],
    ['region', region ?? (watch.length > 0 ? 'all' : null)],
  ];
}

/** The time zone in which a link shows its times, by the name that the link gives it, or null when there is none such. */
export function parseZone(search: string): string | null {
  const zone = parseQuery(search).get('tz');
  return zone !== undefined && zone !== 'browser' && isZone(zone) ? zone : null;
}

/** Every place can be looked at in every zone; the region still stands last. */
export function withZone(link: string, zone: string | null): string {
  if (zone === null) return link;
  const [path = '', query] = link.split('?');
  return `${path}?tz=${zone}${query === undefined ? '' : `&${query}`}`;
}
