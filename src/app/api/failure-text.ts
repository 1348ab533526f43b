import type { OutageWords } from '../i18n/outage-words.ts';
import { RequestFailure } from './request.ts';

/** Why a request failed, in words a person can act on. */
export function failureText(error: Error, { failure }: OutageWords): string {
  if (!(error instanceof RequestFailure)) return error.message;
  if (error.kind === 'refused') return error.message;
  if (error.kind === 'unreadable') return failure.unreadable;
  if (error.status !== null) return failure.status(error.status);
  return error.timedOut ? failure.timeout : failure.network;
}
