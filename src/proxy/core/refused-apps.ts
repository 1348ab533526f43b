/** So many different tasks of an SdkAppId refused with no good answer between them speak for all of them. */
const TASKS = 5;

/**
 * Which SdkAppIds Tencent refuses as a whole: a refusal of permission while other tasks of the SdkAppId are answered is the
 * trouble of that one task. `R` is what the refusal said.
 */
export function createRefusedApps<R>() {
  const inARow = new Map<number, Set<string>>();
  const refused = new Map<number, R>();
  return {
    /** @param tasks how many tasks of it are asked at all: where there are few, fewer speak for all */
    refusedOnce(sdkAppId: number, key: string, refusal: R, tasks: number): void {
      const keys = (inARow.get(sdkAppId) ?? new Set()).add(key);
      inARow.set(sdkAppId, keys);
      if (keys.size >= Math.min(TASKS, tasks)) refused.set(sdkAppId, refusal);
    },
    /** A task of it was answered. */
    answered(sdkAppId: number): void {
      inARow.delete(sdkAppId);
      refused.delete(sdkAppId);
    },
    of: (sdkAppId: number): R | null => refused.get(sdkAppId) ?? null,
    all: (): ReadonlyMap<number, R> => refused,
  };
}
