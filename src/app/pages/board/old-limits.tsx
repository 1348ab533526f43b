import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { DEFAULT_LIMITS, type Limits, sameLimits } from '#contract/limits.ts';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { limitsIn } from '../../features/apps/set-limits.ts';
import { OldLimitsNotice } from '../../features/limits/old-limits-notice.tsx';
import { forgetOldLimits } from '../../persistence/old-limits.ts';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';

const AppLimits = lazyDialog(() => import('./app-limits.tsx').then((module) => module.AppLimits));

/** Offers limits of this browser for taking over, once; what says nothing new is forgotten without a word. */
export function OldLimits({ sdkAppId, limits }: { sdkAppId: number; limits: Limits }) {
  const [reviewing, review] = useState(false);
  const { data: now } = useQuery({ ...appsQuery, select: (answer) => limitsIn(answer, sdkAppId) });
  const isNothingNew = now !== undefined && (sameLimits(limits, now) || sameLimits(limits, DEFAULT_LIMITS));
  useEffect(() => {
    if (isNothingNew) forgetOldLimits(sdkAppId);
  }, [isNothingNew, sdkAppId]);
  if (now === undefined || isNothingNew) return null;
  return (
    <>
      <OldLimitsNotice
        sdkAppId={sdkAppId}
        limits={limits}
        onReview={() => review(true)}
        onDiscard={() => forgetOldLimits(sdkAppId)}
      />
      {reviewing ? <AppLimits sdkAppId={sdkAppId} offered={limits} onClose={() => review(false)} /> : null}
    </>
  );
}
