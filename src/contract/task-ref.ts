import * as z from 'zod/mini';

/** TRTC application ids are unsigned 32-bit numbers; the API's uint64 is wider than any id that exists. */
const MAX_SDK_APP_ID = 4_294_967_295;
const MAX_TASK_ID_LENGTH = 256;

export const SdkAppId = z
  .int(`must be a whole number from 1 to ${MAX_SDK_APP_ID}`)
  .check(z.minimum(1, 'must be at least 1'), z.maximum(MAX_SDK_APP_ID, `must be at most ${MAX_SDK_APP_ID}`));

/** TaskIds start with `-`, contain `+` and end with `.`, and their length is not fixed: nothing is trimmed. */
export const TaskId = z
  .string('must be text')
  .check(
    z.minLength(1, 'must not be empty'),
    z.maxLength(MAX_TASK_ID_LENGTH, `must be at most ${MAX_TASK_ID_LENGTH} characters`),
    z.regex(/^[\x21-\x7e]*$/, 'must be printable ASCII without blanks (in a link, + is written %2B)'),
  );

export const Region = z
  .string('must be text')
  .check(z.regex(/^[a-z]{2,4}(-[a-z0-9]{2,20}){1,3}$/, 'must be a region such as ap-singapore'));

/** What a person pastes and a link carries: everything needed to ask for one task. */
export const TaskRef = z.strictObject({ sdkAppId: SdkAppId, region: Region, taskId: TaskId });
export type TaskRef = z.infer<typeof TaskRef>;

/** One text per task; the TaskId stands last because only it may contain any printable character. */
export function taskKey({ sdkAppId, region, taskId }: TaskRef): string {
  return `${sdkAppId}/${region}/${taskId}`;
}

/** The SdkAppId in a path or a form, or null: decimal digits only, no sign, no leading zero, in range. */
export function parseSdkAppId(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_SDK_APP_ID ? Number(text) : null;
}
