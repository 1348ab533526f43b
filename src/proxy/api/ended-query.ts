import * as v from 'valibot';
import { END_REASONS, MAX_ENDED_PER_PAGE, MAX_ENDED_SEARCH_LENGTH, MAX_ENDED_WORDS } from '#contract/ended.ts';
import type { EndedSearch } from '../store/store.ts';

const PAGE = 100;

const Moment = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be milliseconds since the epoch in plain digits'));

/** The parameters as they stand in the address. */
export const EndedParameters = v.strictObject({
  q: v.optional(
    v.pipe(v.string(), v.maxLength(MAX_ENDED_SEARCH_LENGTH, `must be at most ${MAX_ENDED_SEARCH_LENGTH} characters`)),
  ),
  why: v.optional(v.picklist(END_REASONS, `must be one of ${END_REASONS.join(', ')}`)),
  from: v.optional(Moment),
  to: v.optional(Moment),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}\.[\x21-\x7e]{1,300}$/, 'must be the before of a response'))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^([1-9]\d?|[1-4]\d\d|500)$/, `must be a number from 1 to ${MAX_ENDED_PER_PAGE}`)),
  ),
});

/** Which ended tasks a request asks for. */
export const EndedQuery = v.pipe(
  EndedParameters,
  v.forward(
    v.check(({ q = '' }) => wordsOf(q).length <= MAX_ENDED_WORDS, `must be at most ${MAX_ENDED_WORDS} words`),
    ['q'],
  ),
  v.transform(
    ({ q = '', why = null, from = '0', to, before = null, limit = PAGE }): Omit<EndedSearch, 'sdkAppId'> => ({
      // Most TaskIds begin with a -, which is easily lost.
      words: wordsOf(q).flatMap((word) => (word.startsWith('-') ? word : [word, `-${word}`])),
      why,
      from: Number(from),
      to: to === undefined ? Number.MAX_SAFE_INTEGER : Number(to),
      before,
      limit: Number(limit),
    }),
  ),
);

function wordsOf(q: string): string[] {
  return q.split(/\s+/).filter((word) => word !== '');
}
