import type { Incident } from '#contract/incident.ts';
import { STATUSES, type Status } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';
import { en, type Text } from '../i18n/en.ts';
import { zhCn } from '../i18n/zh-cn.ts';
import { notServedWords } from '../status/not-served-words.ts';
import { overLimitText } from '../status/over-limit-text.ts';
import { type Annotations, type BoardRow, isIn } from './board-rows.ts';
import { regionName } from './region-names.ts';
import type { RowTest } from './row-order.ts';

/** Each row is searched in all of them: a link is opened, and a word heard, by people who read another language. */
const LANGUAGES: readonly Text[] = [en, zhCn];

/** What stands beside a status when something is wrong with a task. */
const TROUBLES = ['attention', 'failing', 'overLimit', 'acknowledged', 'stale'] as const;

type Said = string | null | undefined;

/**
 * Whether what the board shows of a row has every one of the typed words in it, in any order and in any language.
 *
 * What many rows share, such as states and regions, is compared once.
 */
export function rowSearch(typed: string, annotations: Annotations): RowTest {
  const tests = typed
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => wordTest(word, annotations));
  return (row) => tests.every((test) => test(row));
}

function wordTest(word: string, annotations: Annotations): RowTest {
  // Four times as fast as comparing small letters, which would have to be made of every text first.
  const wanted = new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const has = (said: Said) => said !== null && said !== undefined && wanted.test(said);
  const isSaid = (say: (text: Text) => string) => LANGUAGES.some((text) => has(say(text)));

  const statuses = new Set(STATUSES.filter((status) => isSaid((text) => statusWords(status, text))));
  const troubles = TROUBLES.filter((trouble) => isSaid((text) => text.filter[trouble]));
  const isRetrying = isSaid((text) => text.filter.retrying);
  const regions = new Map<string, boolean>();
  const isRegion = (region: string) => {
    const known = regions.get(region);
    if (known !== undefined) return known;
    const is = [region, regionName(region, 'en'), regionName(region, 'zh-CN')].some(has);
    regions.set(region, is);
    return is;
  };

  return (row) =>
    statuses.has(row.status) ||
    isRegion(row.view.region) ||
    troubles.some((trouble) => isIn(row, trouble)) ||
    (isRetrying && row.isRetrying) ||
    ofTask(row, annotations).some(has) ||
    row.incidents.some((incident) => ofIncident(incident, row.view).some(has)) ||
    whyNotServed(row).some(has);
}

function statusWords(status: Status, { status: words, board }: Text): string {
  return status === 'other' ? `${words.other} ${board.unknownStatus}` : words[status];
}

function ofTask({ key, view }: BoardRow, annotations: Annotations): Said[] {
  const { taskId, problem, requestId, apiStatus } = view;
  const annotation = annotations.get(key);
  return [taskId, annotation?.label, annotation?.note, problem?.code, problem?.requestId, requestId, apiStatus];
}

function ofIncident({ problem, overLimit, acknowledgement }: Incident, view: TaskView): Said[] {
  const limits = overLimit ? LANGUAGES.map((text) => overLimitText(overLimit, view, text)) : [];
  return [problem?.code, acknowledgement?.by, acknowledgement?.note, ...limits];
}

function whyNotServed({ notServed, view }: BoardRow): Said[] {
  return notServed === null
    ? []
    : Object.values(notServedWords).map(({ notServed: say, why }) => say(why[notServed](view)));
}
