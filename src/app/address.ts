import { parseSdkAppId, Region, TaskId, type TaskRef } from '#contract/task-ref.ts';

/** What the count chips filter by: the states, and what cuts across them. */
export const STATE_FILTERS = [
  'attention',
  'inProgress',
  'idle',
  'exiting',
  'ended',
  'notFound',
  'other',
  'unchecked',
  'stale',
] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

export interface BoardView {
  /** `all`: what the server knows of this SdkAppId together with mine; `mine`: my watchlist. */
  list: 'all' | 'mine';
  state: StateFilter | null;
  region: string | null;
  q: string;
}

export const WHOLE_BOARD: BoardView = { list: 'all', state: null, region: null, q: '' };

/** Every place in the app. The three `bad…` pages explain a link that cannot be followed. */
export type Address =
  | { page: 'start' }
  | { page: 'app'; sdkAppId: number; view: BoardView }
  | { page: 'task'; task: TaskRef }
  | { page: 'errors'; q: string }
  | { page: 'error'; code: string }
  | { page: 'badTask'; sdkAppId: number; id: string | null; region: string | null }
  | { page: 'badApp'; text: string }
  | { page: 'unknown' };

const MAX_SEARCH_LENGTH = 200;

/** Reads any path and query without ever throwing: what is not understood becomes its default. */
export function parseAddress(path: string, search: string): Address {
  const [first, number, third, ...rest] = path.split('/').filter(Boolean).map(decode);
  if (first === undefined) return { page: 'start' };
  if (first === 'errors' && third === undefined)
    return number === undefined
      ? { page: 'errors', q: searchText(parseQuery(search)) }
      : { page: 'error', code: shorten(number) };
  if (first !== 'apps' || rest.length > 0) return { page: 'unknown' };
  if (number === undefined) return { page: 'start' };

  const sdkAppId = parseSdkAppId(number);
  if (sdkAppId === null) return { page: 'badApp', text: number };

  const query = parseQuery(search);
  if (third === undefined) return { page: 'app', sdkAppId, view: parseBoardView(query) };
  if (third === 'task') return parseTask(sdkAppId, query.get('id') ?? null, query.get('region') ?? null);
  return { page: 'unknown' };
}

export function formatAddress(address: Address): string {
  switch (address.page) {
    case 'start':
      return '/';
    case 'app':
      return `/apps/${address.sdkAppId}${formatQuery(boardQuery(address.view))}`;
    case 'task':
      return formatTask(address.task.sdkAppId, address.task.taskId, address.task.region);
    case 'errors':
      return `/errors${formatQuery([['q', address.q || null]])}`;
    case 'error':
      return `/errors/${encode(address.code)}`;
    case 'badTask':
      return formatTask(address.sdkAppId, address.id, address.region);
    case 'badApp':
      return `/apps/${encode(address.text)}`;
    case 'unknown':
      return '/unknown';
  }
}

function parseTask(sdkAppId: number, id: string | null, region: string | null): Address {
  return TaskId.safeParse(id).success && Region.safeParse(region).success && id !== null && region !== null
    ? { page: 'task', task: { sdkAppId, region, taskId: id } }
    : { page: 'badTask', sdkAppId, id, region };
}

/** The region stands last: chat programs cut a dot at the end of a link, and TaskIds end with one. */
function formatTask(sdkAppId: number, id: string | null, region: string | null): string {
  return `/apps/${sdkAppId}/task${formatQuery([
    ['id', id],
    ['region', region],
  ])}`;
}

function parseBoardView(query: Map<string, string>): BoardView {
  const state = query.get('state');
  const region = query.get('region');
  return {
    list: query.get('list') === 'mine' ? 'mine' : 'all',
    state: STATE_FILTERS.find((filter) => filter === state) ?? null,
    region: region !== undefined && Region.safeParse(region).success ? region : null,
    q: searchText(query),
  };
}

function searchText(query: Map<string, string>): string {
  return shorten(query.get('q') ?? '');
}

function shorten(text: string): string {
  return text.slice(0, MAX_SEARCH_LENGTH).toWellFormed();
}

function boardQuery(view: BoardView): [string, string | null][] {
  return [
    ['list', view.list === 'mine' ? 'mine' : null],
    ['state', view.state],
    ['q', view.q === '' ? null : view.q.slice(0, MAX_SEARCH_LENGTH)],
    ['region', view.region],
  ];
}

/**
 * Not `URLSearchParams`, which reads `+` as a blank: no TaskId has a blank and many have a `+`, so a link that somebody
 * wrote by hand still means what it says. The first of two equal names counts.
 */
function parseQuery(search: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const part of search.replace(/^\?/, '').split('&')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = decode(part.slice(0, at));
    if (!query.has(name)) query.set(name, decode(part.slice(at + 1)));
  }
  return query;
}

function formatQuery(pairs: [string, string | null][]): string {
  const parts = pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${encode(value)}`]));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.toWellFormed();
  }
}
