import * as v from 'valibot';
import type { ProblemDetails } from '#contract/problem-details.ts';
import { CAPS } from '../core/caps.ts';
import { isDeeperThan } from '../json-depth.ts';
import { requirementOf } from '../schema-issue-text.ts';
import { type ApiAnswer, problem } from './answer.ts';

export type Parsed<T> = { ok: true; value: T } | { ok: false; answer: ApiAnswer };

type InputError = NonNullable<ProblemDetails['errors']>[number];

const SHOWN_ERRORS = 10;
const SHOWN_CHARACTERS = 60;

/** Input that a schema accepts, or the answer that says where it does not, what must hold and what came. */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Parsed<T> {
  if (isDeeperThan(input, CAPS.jsonDepth)) {
    const must = `must be nested at most ${CAPS.jsonDepth} levels deep`;
    return badInput([{ at: 'body', must, received: 'deeper' }]);
  }
  const { success, output, issues } = v.safeParse(schema, input);
  if (success) return { ok: true, value: output };
  return badInput(issues.slice(0, SHOWN_ERRORS).map((issue) => inputError(issue, input)));
}

export function badInput(errors: InputError[]): { ok: false; answer: ApiAnswer } {
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
