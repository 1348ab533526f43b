import type { ProblemDetails } from '#contract/problem-details.ts';
import { type ApiAnswer, problem } from './answer.ts';

/** The part of a zod (or zod/mini) schema that is needed here. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}
interface Issue {
  path: readonly PropertyKey[];
  message: string;
  code?: string | undefined;
  keys?: readonly string[];
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; answer: ApiAnswer };

type InputError = NonNullable<ProblemDetails['errors']>[number];

const SHOWN_ERRORS = 10;
const SHOWN_CHARACTERS = 60;

/** Input that a schema accepts, or the answer that says where it does not, what must hold and what came. */
export function parseInput<T>(schema: Schema<T>, input: unknown): Parsed<T> {
  const result = schema.safeParse(input);
  return result.success
    ? { ok: true, value: result.data }
    : badInput(result.error.issues.flatMap((issue) => inputErrors(issue, input)));
}

export function badInput(errors: InputError[]): { ok: false; answer: ApiAnswer } {
  const [first] = errors;
  const detail = first ? `${first.at} ${first.must}, but was ${first.received}.` : 'The request is not understood.';
  return { ok: false, answer: problem(400, 'Bad request', detail, errors.slice(0, SHOWN_ERRORS)) };
}

function inputErrors(issue: Issue, input: unknown): InputError[] {
  const at = issue.path.map(String).join('.') || 'body';
  if (issue.keys) {
    return issue.keys.map((key) => ({
      at: shorten(key),
      must: 'must not be there',
      received: `an unknown key of ${at}`,
    }));
  }
  const value = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], input);
  return [{ at, must: issue.message, received: showInput(value) }];
}

/** Input as one short printable line. */
export function showInput(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string' && value.length > SHOWN_CHARACTERS) {
    return `${shorten(JSON.stringify(value.slice(0, SHOWN_CHARACTERS)))} (${value.length} characters)`;
  }
  return shorten(JSON.stringify(value) ?? typeof value);
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
