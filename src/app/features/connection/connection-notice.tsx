import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { NoticeSlot } from '../../ui/notice-slot.tsx';
import type { BoardOutage } from './outage-of.ts';
import { sessionQuery } from './session-query.ts';

interface ConnectionNoticeProps {
  outage: BoardOutage | null;
  /** When what is shown was true, if anything is shown. */
  knownAt: number | null;
  onRetry: () => void;
  /** What else there is to say here while nothing is broken. */
  children?: ReactNode;
}

const DemoText = lazy(async () => ({ default: (await import('./demo-text.tsx')).DemoText }));
const loadOutage = () => import('./outage-notice.tsx');

/** Fetched ahead; should that have failed, the bare fact is better than nothing. */
const OutageNotice = lazy(async () => ({
  default: await loadOutage().then(
    (part) => part.OutageNotice,
    () =>
      ({ outage }: { outage: BoardOutage }) => <NoticeSlot>{outage.detail}</NoticeSlot>,
  ),
}));

/** What stands between this page and Tencent: an outage, else what the page says, else that this is a demo (all of one height). */
export function ConnectionNotice({ outage, children, ...rest }: ConnectionNoticeProps) {
  const { data: session } = useQuery(sessionQuery);
  // Once the proxy is away, it is too late to ask it for the words that say so.
  useEffect(() => void loadOutage().catch(() => undefined), []);
  if (outage)
    return (
      <Suspense fallback={<NoticeSlot />}>
        <OutageNotice outage={outage} {...rest} />
      </Suspense>
    );
  return (
    <NoticeSlot>
      {children ??
        (session?.mode === 'demo' ? (
          <Suspense fallback={null}>
            <DemoText />
          </Suspense>
        ) : null)}
    </NoticeSlot>
  );
}
