import { DESCRIBE_ACTION, type TaskRef } from '#tencent/describe-cloud-transcription.ts';
import { missing, type Outcome, type Refusal, refuse } from './outcome.ts';
import { randomTaskId } from './random-ids.ts';
import { type LifeCycle, lifeCycle } from './task-script.ts';
import type { Tasks } from './tasks.ts';

export type Params = Readonly<Record<string, unknown>>;

interface ActionContext {
  region: string;
  nowMs: number;
  tasks: Tasks;
  /** What Tencent says of a task that is not there; undocumented, hence configurable. */
  goneCode: string;
  createdLife: LifeCycle;
  random: () => number;
}

type Action = (params: Params, context: ActionContext) => Outcome;

/** The members of the Cloud Transcription family: there is no list and no modify. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map([
  [DESCRIBE_ACTION, describeTask],
  ['CreateCloudTranscription', createTask],
  ['DeleteCloudTranscription', deleteTask],
]);

function describeTask(params: Params, context: ActionContext): Outcome {
  const ref = readTaskRef(params, context.region);
  if ('kind' in ref) return ref;
  const task = context.tasks.look(ref, context.nowMs);
  if (task === null) return gone(context);
  return { kind: 'ok', fields: { StartTime: task.startTime, Status: task.status, TaskId: ref.taskId } };
}

function deleteTask(params: Params, context: ActionContext): Outcome {
  const ref = readTaskRef(params, context.region);
  if ('kind' in ref) return ref;
  if (context.tasks.look(ref, context.nowMs) === null) return gone(context);
  context.tasks.end(ref, context.nowMs, context.createdLife.exitedMs);
  return { kind: 'ok', fields: { TaskId: ref.taskId } };
}

function createTask(params: Params, context: ActionContext): Outcome {
  const refusal =
    unknownParameter(params, [
      'SdkAppId',
      'RoomId',
      'RoomIdType',
      'TranscriptionParam',
      'AsrParam',
      'TranslationParam',
      'TTSParam',
    ]) ??
    invalidSdkAppId(params) ??
    missingText(params, 'RoomId') ??
    invalidRoomIdType(params) ??
    missingObject(params, 'TranscriptionParam') ??
    missingText(part(params, 'TranscriptionParam'), 'UserId') ??
    missingText(part(params, 'TranscriptionParam'), 'UserSig') ??
    invalidMaxIdleTime(part(params, 'TranscriptionParam')) ??
    missingObject(params, 'AsrParam') ??
    missingText(part(params, 'AsrParam'), 'Lang', 'ASRLang');
  if (refusal !== null) return refusal;

  const taskId = randomTaskId(context.random);
  const ref = { sdkAppId: Number(params['SdkAppId']), region: context.region, taskId };
  context.tasks.set(ref, lifeCycle({ startsAt: context.nowMs, ...context.createdLife }));
  return { kind: 'ok', fields: { TaskId: taskId } };
}

function gone({ goneCode }: ActionContext): Refusal {
  return refuse(goneCode, 'The task does not exist.');
}

function readTaskRef(params: Params, region: string): TaskRef | Refusal {
  const refusal =
    unknownParameter(params, ['SdkAppId', 'TaskId']) ?? invalidSdkAppId(params) ?? missingText(params, 'TaskId');
  return refusal ?? { sdkAppId: Number(params['SdkAppId']), region, taskId: String(params['TaskId']) };
}

function unknownParameter(params: Params, known: readonly string[]): Refusal | null {
  const stranger = Object.keys(params).find((name) => !known.includes(name));
  return stranger === undefined ? null : refuse('UnknownParameter', `The parameter \`${stranger}\` is not recognized.`);
}

function invalidSdkAppId({ SdkAppId }: Params): Refusal | null {
  if (SdkAppId === undefined || SdkAppId === null) return missing('SdkAppId', 'MissingParameter.SdkAppId');
  return Number.isSafeInteger(SdkAppId) && Number(SdkAppId) > 0
    ? null
    : refuse('InvalidParameter.SdkAppId', 'The parameter `SdkAppId` is invalid.');
}

function missingText(params: Params, name: string, codeName = name): Refusal | null {
  const value = params[name] ?? '';
  if (value === '') return missing(name, `MissingParameter.${codeName}`);
  return typeof value === 'string' ? null : refuse('InvalidParameter', `The parameter \`${name}\` must be a string.`);
}

function missingObject(params: Params, name: string): Refusal | null {
  const value = params[name];
  return typeof value === 'object' && value !== null ? null : missing(name, `MissingParameter.${name}`);
}

function part(params: Params, name: string): Params {
  return { ...Object(params[name]) };
}

function invalidRoomIdType({ RoomIdType }: Params): Refusal | null {
  if (RoomIdType === undefined || RoomIdType === null) return missing('RoomIdType');
  return RoomIdType === 0 || RoomIdType === 1
    ? null
    : refuse('InvalidParameter', 'The parameter `RoomIdType` must be 0 or 1.');
}

function invalidMaxIdleTime({ MaxIdleTime = 30 }: Params): Refusal | null {
  return Number.isInteger(MaxIdleTime) && Number(MaxIdleTime) >= 5 && Number(MaxIdleTime) <= 86_400
    ? null
    : refuse('InvalidParameter.OutOfRange', 'The parameter `MaxIdleTime` must be from 5 to 86400.');
}
