import * as v from 'valibot';
import { Limits } from '#contract/limits.ts';
import { Region, SdkAppId, TaskId, taskKey } from '#contract/task-ref.ts';
import { MAX_LABEL_LENGTH, MAX_NOTE_LENGTH, tidied, type WatchlistTask } from '../../persistence/parse-watchlist.ts';

/** 1: tasks with label, note and pin; SdkAppIds with name and limits. A later version means another form. */
const VERSION = 1;
const KIND = 'scribeboard-list';
/** A browser keeps some five million characters for a page. */
const MAX_TASKS = 20_000;
const MAX_APPS = 1_000;
export const MAX_BYTES = 20_000_000;
const MAX_NAME_LENGTH = 60;

/** What people call an SdkAppId on their server, and its limits where they are not the default ones. */
export interface ListedApp {
  sdkAppId: number;
  name: string | null;
  limits: Limits | null;
}

export interface List {
  tasks: readonly WatchlistTask[];
  apps: readonly ListedApp[];
}

const Words = (length: number) => v.optional(v.pipe(v.string(), v.maxLength(length)), '');
const FileTask = v.object({
  sdkAppId: SdkAppId,
  region: Region,
  taskId: TaskId,
  label: Words(MAX_LABEL_LENGTH),
  note: Words(MAX_NOTE_LENGTH),
  pinned: v.optional(v.boolean(), false),
});
const FileApp = v.object({
  sdkAppId: SdkAppId,
  name: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(MAX_NAME_LENGTH), v.regex(/^\P{C}+$/u))), null),
  limits: v.optional(v.nullable(v.object(Limits.entries)), null),
});

/** The fields of a file that can be wrong; the words for what each of them must be stand in the dictionary. */
const FIELDS = [
  'sdkAppId',
  'region',
  'taskId',
  'label',
  'note',
  'pinned',
  'name',
  'limits',
  'idleMs',
  'exitingMs',
  'runningMs',
] as const;
type Field = (typeof FIELDS)[number];

/** An entry that cannot be read: where it stands, what is wrong there, and what stands there instead. */
export interface BadEntry {
  where: string;
  /** Null when the entry as a whole is none. */
  field: Field | null;
  received: string;
}

export type ReadList =
  | { kind: 'list'; list: List; bad: readonly BadEntry[] }
  | { kind: 'notJson'; detail: string }
  | { kind: 'notOurs' }
  | { kind: 'newer'; version: number; readable: number }
  | { kind: 'tooMany'; n: number; most: number };

export function writeList({ tasks, apps }: List, savedAt: Date): string {
  const file = {
    kind: KIND,
    version: VERSION,
    savedAt: savedAt.toISOString(),
    apps,
    tasks,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads any text without ever throwing. What cannot be understood is named entry by entry, and the others are read. */
export function readList(text: string): ReadList {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { kind: 'notJson', detail: error instanceof Error ? error.message : String(error) };
  }
  const head = v.safeParse(v.object({ kind: v.literal(KIND), version: v.pipe(v.number(), v.minValue(1)) }), json);
  if (!head.success) return { kind: 'notOurs' };
  const { version } = head.output;
  if (version > VERSION) return { kind: 'newer', version, readable: VERSION };
  const lists = v.safeParse(
    v.object({ tasks: v.optional(v.array(v.unknown()), []), apps: v.optional(v.array(v.unknown()), []) }),
    json,
  );
  if (!lists.success) return { kind: 'notOurs' };
  if (lists.output.tasks.length > MAX_TASKS) return { kind: 'tooMany', n: lists.output.tasks.length, most: MAX_TASKS };
  if (lists.output.apps.length > MAX_APPS) return { kind: 'tooMany', n: lists.output.apps.length, most: MAX_APPS };

  const bad: BadEntry[] = [];
  const tasks = new Map<string, WatchlistTask>();
  lists.output.tasks.forEach((entry, index) => {
    const task = read(FileTask, entry, `tasks[${index}]`, bad);
    if (task) tasks.set(taskKey(task), tidied(task));
  });
  const apps = new Map<number, ListedApp>();
  lists.output.apps.forEach((entry, index) => {
    const app = read(FileApp, entry, `apps[${index}]`, bad);
    if (app) apps.set(app.sdkAppId, app);
  });
  return { kind: 'list', list: { tasks: [...tasks.values()], apps: [...apps.values()] }, bad };
}

function read<const Schema extends v.GenericSchema>(
  schema: Schema,
  entry: unknown,
  where: string,
  bad: BadEntry[],
): v.InferOutput<Schema> | null {
  const parsed = v.safeParse(schema, entry, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  const field = FIELDS.find((name) => name === path?.split('.').at(-1)) ?? null;
  bad.push({ where: path === null ? where : `${where}.${path}`, field, received: shown(issue.input) });
  return null;
}

const SHOWN_CHARACTERS = 60;

/** One short line of whatever it is. */
function shown(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return `[${value.length}]`;
  // Whatever is in it: it may nest deeper than a serialiser can follow.
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, SHOWN_CHARACTERS)) : String(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
