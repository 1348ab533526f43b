import * as v from 'valibot';
import { type NotServed, whyNotServed } from '#contract/served.ts';
import { parseSdkAppId, Region, TaskId, type TaskRef } from '#contract/task-ref.ts';
import type { WatchRequest } from '#contract/watch.ts';
import type { ServedWatch } from '../board/watch.ts';
import { type ApiRequest, problem } from './answer.ts';
import { type Identity, mayRead } from './identity.ts';
import { badInput, type Parsed, parseInput, type Refused, showInput } from './parse-input.ts';

/** What this server answers for. */
export interface ServedApps {
  /** Null: every SdkAppId there is. */
  sdkAppIds: number[] | null;
  /** The regions of an SdkAppId's site, or null when the SdkAppId is not served here. */
  regionsOf(sdkAppId: number): readonly string[] | null;
}

/** What this server answers for to one caller: an SdkAppId of others is as unknown as one that is not served at all. */
export function servedTo(identity: Identity, { sdkAppIds, regionsOf }: ServedApps): ServedApps {
  const { apps } = identity;
  const theirs = apps === 'all' ? null : [...apps];
  return {
    sdkAppIds: theirs && sdkAppIds ? theirs.filter((sdkAppId) => sdkAppIds.includes(sdkAppId)) : (theirs ?? sdkAppIds),
    regionsOf: (sdkAppId) => (mayRead(identity, sdkAppId) ? regionsOf(sdkAppId) : null),
  };
}

/** How a request names a task, beside the SdkAppId in its path. */
export const TaskName = v.strictObject({ id: TaskId, region: Region });

/** The SdkAppId in the path. */
export function parseApp(request: ApiRequest, served: ServedApps): Parsed<number> {
  const text = request.params['sdkAppId'] ?? '';
  const value = parseSdkAppId(text);
  if (value === null) {
    const must = 'must be a whole number from 1 to 4294967295 in plain digits';
    return badInput([{ at: 'sdkAppId', must, received: showInput(text) }]);
  }
  return refuseApp(value, served) ?? { ok: true, value };
}

/** The task named by the path together with `name`: the query, or the JSON of a body. */
export function parseTask(request: ApiRequest, name: unknown, served: ServedApps): Parsed<TaskRef> {
  const app = parseApp(request, served);
  if (!app.ok) return app;
  const named = parseInput(TaskName, name);
  if (!named.ok) return named;
  const { id: taskId, region } = named.value;
  return (
    refuseRegion(app.value, region, 'region', served) ?? { ok: true, value: { sdkAppId: app.value, region, taskId } }
  );
}

/** A request without what is not served here, and that: one bad entry of a list takes nothing from the others. */
export function servedPart(
  { list, visible, ...request }: WatchRequest,
  { regionsOf }: ServedApps,
): { request: ServedWatch; notServed: NotServed } {
  const why = ({ sdkAppId, region }: TaskRef) => whyNotServed(region, regionsOf(sdkAppId));
  const isServed = (ref: TaskRef) => why(ref) === null;
  const { apps = [], refs = [] } = list ?? {};
  return {
    request: {
      ...request,
      ...(list && {
        list: { ...list, apps: apps.filter((app) => regionsOf(app) !== null), refs: refs.filter(isServed) },
      }),
      ...(visible && { visible: visible.map((ref) => (isServed(ref) ? ref : null)) }),
    },
    notServed: {
      apps: apps.filter((app) => regionsOf(app) === null),
      refs: refs.flatMap((ref) => {
        const reason = why(ref);
        return reason === null ? [] : [{ ...ref, why: reason }];
      }),
    },
  };
}

export function refuseApp(sdkAppId: number, served: ServedApps): Refused | null {
  if (served.regionsOf(sdkAppId) !== null) return null;
  const detail = `SdkAppId ${sdkAppId} is not served here, or not to you. The operator of this server can change that.`;
  return { ok: false, answer: problem(404, 'Not served here', detail) };
}

function refuseRegion(sdkAppId: number, region: string, at: string, served: ServedApps): Refused | null {
  const regions = served.regionsOf(sdkAppId) ?? [];
  if (regions.includes(region)) return null;
  return badInput([{ at, must: `must be one of ${regions.join(', ')}`, received: showInput(region) }]);
}
