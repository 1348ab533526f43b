/** The account that serves an SdkAppId: the one that names it, else the one that names none. */
export function accountFor<A extends { sdkAppIds: ReadonlySet<number> | null }>(
  sdkAppId: number,
  accounts: readonly A[],
): A | undefined {
  return (
    accounts.find(({ sdkAppIds }) => sdkAppIds?.has(sdkAppId)) ?? accounts.find(({ sdkAppIds }) => sdkAppIds === null)
  );
}
