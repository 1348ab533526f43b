import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Limits } from '#contract/limits.ts';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { limitsIn, setLimits } from '../../features/apps/set-limits.ts';
import { LimitsDialog } from '../../features/limits/limits-dialog.tsx';
import { forgetOldLimits } from '../../persistence/old-limits.ts';

interface AppLimitsProps {
  sdkAppId: number;
  offered?: Limits;
  onClose: () => void;
}

/** The dialog for limits, with what only the server knows: those that hold. Who has said new ones needs their old ones no more. */
export function AppLimits({ sdkAppId, offered, onClose }: AppLimitsProps) {
  const saving = useMutation(setLimits(useQueryClient()));
  const { data: limits } = useQuery({ ...appsQuery, select: (answer) => limitsIn(answer, sdkAppId) });
  return (
    <LimitsDialog
      sdkAppId={sdkAppId}
      limits={limits ?? null}
      offered={offered}
      saving={saving}
      onSave={(said) =>
        saving.mutate(
          { sdkAppId, limits: said },
          {
            onSuccess: () => {
              forgetOldLimits(sdkAppId);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
