import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../../lazy-part.tsx';
import { NoticeSlot } from '../../ui/notice-slot.tsx';
import { slotAnswer } from '../../ui/slot-answer.ts';
import type { BoardOutage } from './outage-of.ts';
import { sessionQuery } from './session-query.ts';

interface ConnectionNoticeProps {
  outage: BoardOutage | null;
  onRetry: () => void;
  /** How many rows say nothing new because of it. */
  mutedRows?: number;
  /** What else can be done about it. */
  acts?: ReactNode;
  /** What else there is to say here while nothing is broken. */
  children?: ReactNode;
}

const SlotAnswerNotice = lazyPart(() =>
  import('../../ui/slot-answer-notice.tsx').then((module) => module.SlotAnswerNotice),
);
const DemoText = lazyPart(() => import('./demo-text.tsx').then((module) => module.DemoText));
/** Fetched ahead; should that have failed, the bare fact is better than nothing. */
const OutageNotice = lazyPart(
  () => import('./outage-notice.tsx').then((module) => module.OutageNotice),
  ({ outage }) => <NoticeSlot>{outage.detail}</NoticeSlot>,
);

/** What was done a moment ago, else what stands between this page and Tencent: an outage, else what the page says, else that this is a demo (all of one height). */
export function ConnectionNotice({ outage, children, ...rest }: ConnectionNoticeProps) {
  const { data: session } = useQuery(sessionQuery);
  // Once the proxy is away, it is too late to ask it for the words that say so.
  useEffect(() => void OutageNotice.start().catch(() => undefined), []);
  const isAnswered = useStore(slotAnswer, ({ answer }) => answer !== null);
  if (isAnswered) return <SlotAnswerNotice />;
  if (outage) return <OutageNotice outage={outage} {...rest} />;
  return (
    <NoticeSlot>{children ?? (session?.mode === 'demo' ? <DemoText isOpen={session.isOpenDemo} /> : null)}</NoticeSlot>
  );
}
