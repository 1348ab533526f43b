import type { Text } from '../i18n/en.ts';
import { RequestFailure } from './request.ts';

/** Why a request failed, in words a person can act on. */
export function failureText(error: Error, text: Text): string {
  if (!(error instanceof RequestFailure)) return error.message;
  if (error.kind === 'refused') return error.message;
  if (error.kind === 'unreadable') return text.failure.unreadable;
  if (error.status !== null) return text.failure.status(error.status);
  return error.timedOut ? text.failure.timeout : text.failure.network;
}
