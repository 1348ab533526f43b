import type { FailureWords } from './failure-words.ts';
import { RequestFailure } from './request.ts';

/** Why a request failed, in words a person can act on. */
export function failureText(error: Error, words: FailureWords): string {
  if (!(error instanceof RequestFailure)) return error.message;
  if (error.kind === 'refused') return error.message;
  if (error.kind === 'unreadable') return words.unreadable;
  if (error.status !== null) return words.status(error.status);
  return error.timedOut ? words.timeout : words.network;
}
