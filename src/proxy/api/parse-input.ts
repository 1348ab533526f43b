import * as v from 'valibot';
import type { ProblemDetails } from '#contract/problem-details.ts';
import { CAPS } from '../core/caps.ts';
import { tooMuchOf } from '../json-size.ts';
import { requirementOf } from '../schema-issue-text.ts';
import { type ApiAnswer, problem } from './answer.ts';

export type Refused = { ok: false; answer: ApiAnswer };
export type Parsed<T> = { ok: true; value: T } | Refused;

type InputError = NonNullable<ProblemDetails['errors']>[number];

const SHOWN_ERRORS = 10;
const SHOWN_CHARACTERS = 60;

const MUST = {
  depth: `must be nested at most ${CAPS.json.depth} levels deep`,
  values: `must have at most ${CAPS.json.values} values`,
};
const RECEIVED = { depth: 'deeper', values: 'longer' };

/** The answer to a body that is too much to be parsed; null when it is not. */
export function refuseSize(text: string): Refused | null {
  const what = tooMuchOf(text, CAPS.json);
  return what && badInput([{ at: 'body', must: MUST[what], received: RECEIVED[what] }]);
}

/** Input that a schema accepts, or the answer that says where it does not, what must hold and what came. */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Parsed<T> {
  const { success, output, issues } = v.safeParse(schema, input);
  if (success) return { ok: true, value: output };
  return badInput(issues.slice(0, SHOWN_ERRORS).map((issue) => inputError(issue, input)));
}

export function badInput(errors: InputError[]): Refused {
  const [first] = errors;
  const detail = first ? `${first.at} ${first.must}, but was ${first.received}.` : 'The request is not understood.';
  return { ok: false, answer: problem(400, 'Bad request', detail, errors) };
}

function inputError(issue: v.BaseIssue<unknown>, input: unknown): InputError {
  const at = shorten(v.getDotPath(issue) ?? 'body');
  return { at, must: requirementOf(issue), received: showInput(issue.path ? issue.path.at(-1)?.value : input) };
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
