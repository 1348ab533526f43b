import * as v from 'valibot';
import { ONE_LINE } from './one-line.ts';

const MAX_LABEL_LENGTH = 60;

/** What people call an SdkAppId from now on; null takes the name away. */
export const AppLabel = v.strictObject({
  label: v.nullable(
    v.pipe(
      v.string('must be text'),
      v.trim(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(MAX_LABEL_LENGTH, `must be at most ${MAX_LABEL_LENGTH} characters`),
      v.regex(ONE_LINE, 'must not contain control characters'),
    ),
  ),
});
