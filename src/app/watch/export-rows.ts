import type { Language } from '#contract/language.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { Annotations, BoardRow } from './board-rows.ts';
import { regionName } from './region-names.ts';

const FIELDS = [
  'sdkAppId',
  'region',
  'taskId',
  'label',
  'state',
  'apiStatus',
  'startTime',
  'stateSince',
  'stateNotBefore',
  'answeredAt',
  'incident',
  'incidentSince',
  'incidentTimes',
  'acknowledgedBy',
  'acknowledgedUntil',
  'muted',
  'problemCode',
  'problemMessage',
  'requestId',
  // Younger ones stand last: programs may count the columns of a CSV.
  'trouble',
  'stateSinceIs',
  'note',
  'regionName',
  'link',
] as const;

/** What the rows do not say themselves. */
export interface ExportContext {
  annotations: Annotations;
  language: Language;
  linkOf: (task: TaskRef) => string;
}

type Cell = string | number | boolean | null;
type Exported = Record<(typeof FIELDS)[number], Cell>;

/** Of several incidents of a task the worst, which is the one that its row shows. */
function exported(row: BoardRow, { annotations, language, linkOf }: ExportContext): Exported {
  const { key, view, trouble, isMuted } = row;
  const [incident] = row.incidents;
  const { sdkAppId, region, taskId, state, apiStatus, startTime, stateSince, answeredAt, problem } = view;
  return {
    sdkAppId,
    region,
    regionName: regionName(region, language),
    taskId,
    label: annotations.get(key)?.label ?? '',
    note: annotations.get(key)?.note ?? '',
    state,
    apiStatus,
    startTime: isoOf(startTime),
    stateSince: isoOf(stateSince),
    // Null is the ≥ of the page: the state was there before the first look at the task.
    stateNotBefore: isoOf(view.stateNotBefore),
    stateSinceIs: stateSince === null ? null : view.stateNotBefore === null ? 'atLatest' : 'observed',
    answeredAt: isoOf(answeredAt),
    trouble,
    incident: incident?.cause ?? null,
    incidentSince: isoOf(incident?.since ?? null),
    incidentTimes: incident?.times ?? null,
    acknowledgedBy: incident?.acknowledgement?.by ?? null,
    acknowledgedUntil: isoOf(incident?.acknowledgement?.until ?? null),
    muted: isMuted,
    problemCode: problem?.code ?? null,
    problemMessage: problem?.message ?? null,
    requestId: problem?.requestId ?? view.requestId,
    link: linkOf({ sdkAppId, region, taskId }),
  };
}

/** For programs: nothing is altered. */
export function toJson(rows: readonly BoardRow[], context: ExportContext): string {
  return `${JSON.stringify(
    rows.map((row) => exported(row, context)),
    null,
    2,
  )}\n`;
}

/** For spreadsheets: RFC 4180, UTF-8 with the mark that Excel wants, cells made harmless. */
export function toCsv(rows: readonly BoardRow[], context: ExportContext): string {
  const lines = rows.map((row) => {
    const cells = exported(row, context);
    return FIELDS.map((field) => csvCell(cells[field]));
  });
  return `\uFEFF${[FIELDS, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

/**
 * A spreadsheet runs a cell that begins with one of these, wide ones and blanks before them included, as a formula, and a
 * TaskId begins with `-`: an apostrophe in front makes it text (OWASP, "CSV Injection"). Where lists have semicolons or
 * tabs, the cell is cut at them, and at line breaks, whatever quotes stand around it. Programs should read the JSON, which
 * has no apostrophes.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[\s\p{C}]*[=+\-@＝＋－﹣−＠]|[\t\r])/gu;

function csvCell(value: Cell): string {
  const text = String(value ?? '').replaceAll(FORMULA, "'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isoOf(at: number | null): string | null {
  const date = at === null ? null : new Date(at);
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
