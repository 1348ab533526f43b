import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { nameApp } from '../../features/apps/name-app.ts';
import { ListFileDialog } from '../../features/list-files/list-file-dialog.tsx';

/** The dialog for files, with what only the server knows: the names of SdkAppIds. */
export function ListFiles({ sdkAppId, onClose }: { sdkAppId: number | null; onClose: () => void }) {
  const naming = useMutation(nameApp(useQueryClient()));
  const { data } = useQuery(appsQuery);
  const names = useMemo(
    () => new Map((data?.apps ?? []).flatMap(({ sdkAppId, label }) => (label === null ? [] : [[sdkAppId, label]]))),
    [data],
  );
  return (
    <ListFileDialog
      sdkAppId={sdkAppId}
      names={names}
      onName={(app, label) => naming.mutateAsync({ sdkAppId: app, label })}
      onClose={onClose}
    />
  );
}
