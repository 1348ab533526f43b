import * as v from 'valibot';

/** TRTC application ids are unsigned 32-bit numbers; the API's uint64 is wider than any id that exists. */
const MAX_SDK_APP_ID = 4_294_967_295;
const MAX_TASK_ID_LENGTH = 256;

export const SdkAppId = v.pipe(
  v.number(`must be a whole number from 1 to ${MAX_SDK_APP_ID}`),
  v.safeInteger(`must be a whole number from 1 to ${MAX_SDK_APP_ID}`),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(MAX_SDK_APP_ID, `must be at most ${MAX_SDK_APP_ID}`),
);

/** TaskIds start with `-`, contain `+` and end with `.`, and their length is not fixed: nothing is trimmed. */
export const TaskId = v.pipe(
  v.string('must be text'),
  v.minLength(1, 'must not be empty'),
  v.maxLength(MAX_TASK_ID_LENGTH, `must be at most ${MAX_TASK_ID_LENGTH} characters`),
  v.regex(/^[\x21-\x7e]*$/, 'must be printable ASCII without spaces (in a link, + is written %2B)'),
);

export const Region = v.pipe(
  v.string('must be text'),
  v.regex(/^[a-z]{2,4}(-[a-z0-9]{2,20}){1,3}$/, 'must be a region such as ap-singapore'),
);

/** What a person pastes and a link carries: everything needed to ask for one task. */
export const TaskRef = v.strictObject({ sdkAppId: SdkAppId, region: Region, taskId: TaskId });
export type TaskRef = v.InferOutput<typeof TaskRef>;

/** One text per task; the TaskId stands last because only it may contain any printable character. */
export function taskKey({ sdkAppId, region, taskId }: TaskRef): string {
  return `${sdkAppId}/${region}/${taskId}`;
}

/** The SdkAppId in a path or a form, or null: decimal digits only, no sign, no leading zero, in range. */
export function parseSdkAppId(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_SDK_APP_ID ? Number(text) : null;
}

/** The ref behind a `taskKey`, or null for any other text. */
export function parseTaskKey(key: string): TaskRef | null {
  const [, app = '', region = '', taskId = ''] = /^(\d+)\/([^/]+)\/(.+)$/.exec(key) ?? [];
  const sdkAppId = parseSdkAppId(app);
  return sdkAppId === null ? null : { sdkAppId, region, taskId };
}
