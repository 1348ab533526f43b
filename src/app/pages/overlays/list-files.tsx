import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DEFAULT_LIMITS, sameLimits } from '#contract/limits.ts';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { nameApp } from '../../features/apps/name-app.ts';
import { setLimits } from '../../features/apps/set-limits.ts';
import { ListFileDialog } from '../../features/list-files/list-file-dialog.tsx';

/** The dialog for files, with what only the server knows: the names and limits of SdkAppIds. */
export function ListFiles({ sdkAppId, onClose }: { sdkAppId: number | null; onClose: () => void }) {
  const client = useQueryClient();
  const naming = useMutation(nameApp(client));
  const limiting = useMutation(setLimits(client));
  const { data } = useQuery(appsQuery);
  const apps = useMemo(
    () =>
      (data?.apps ?? []).map((app) => ({
        sdkAppId: app.sdkAppId,
        name: app.label,
        // In a file, none means: as they are where it is read.
        limits: sameLimits(app.limits, DEFAULT_LIMITS) ? null : app.limits,
      })),
    [data],
  );
  return (
    <ListFileDialog
      sdkAppId={sdkAppId}
      apps={apps}
      forAll={{
        name: (app, label) => naming.mutateAsync({ sdkAppId: app, label }),
        limit: (app, limits) => limiting.mutateAsync({ sdkAppId: app, limits }),
      }}
      onClose={onClose}
    />
  );
}
