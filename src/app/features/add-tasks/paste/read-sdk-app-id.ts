import { parseSdkAppId } from '#contract/task-ref.ts';
import { readInteger } from './read-integer.ts';

/** The SdkAppId in a cell or behind its name, or null for what cannot be one. */
export function readSdkAppId(text: string): number | null {
  const number = readInteger(text);
  return number === null ? null : parseSdkAppId(String(number));
}

/**
 * A number that can hardly be anything else although nothing calls it so: those of the documents begin so, and neither a date
 * nor the time of these years does.
 */
export function isLikelySdkAppId(text: string): boolean {
  return /^(?:14\d{8}|200[0-2]\d{4})$/.test(text);
}
