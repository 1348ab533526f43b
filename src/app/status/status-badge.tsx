import type { Status } from '#contract/status.ts';
import { useText } from '../i18n/use-text.ts';
import { StatusIcon } from '../ui/icon.tsx';

interface StatusBadgeProps {
  status: Status;
  /** Tencent's own word; shown as it came when it is not in the documentation. */
  raw: string | null;
}

/** Icon, word and colour. All badges have the same padding, so their icons stand in one line. */
export function StatusBadge({ status, raw }: StatusBadgeProps) {
  const text = useText();
  return (
    <span
      data-s={status}
      className="-ml-1.5 inline-flex h-5 min-w-0 max-w-[calc(100%+6px)] items-center gap-1.5 whitespace-nowrap rounded-1 border border-(--status-edge) bg-(--status-tint) pr-[7px] pl-1.5 text-(--status-text) leading-none [border-style:var(--status-edge-style)]"
    >
      <StatusIcon name={status} />
      {status === 'other' && raw !== null ? (
        <bdi title={raw} className="truncate py-1 font-mono text-12">
          {raw}
        </bdi>
      ) : (
        <span title={text.status[status]} className="cap-trim min-w-0 text-ellipsis [overflow-x:clip]">
          {text.status[status]}
        </span>
      )}
    </span>
  );
}

/** Stands beside a badge, so that the last known state stays readable. */
export function TroubleSegment({ name, word }: { name: 'failing' | 'overLimit' | 'stale'; word: string }) {
  return (
    <span
      data-s={name}
      className="inline-flex h-5 flex-none items-center gap-1 whitespace-nowrap rounded-1 border border-(--status-edge) bg-(--status-tint) px-1.5 text-(--status-text) text-12 leading-none"
    >
      <StatusIcon name={name} />
      <span className="cap-trim">{word}</span>
    </span>
  );
}

/** The same, no louder than the text around it. */
export function QuietSegment({ name, word }: { name: 'acknowledged' | 'retrying'; word: string }) {
  return (
    <span className="inline-flex flex-none items-center gap-1 whitespace-nowrap px-1 text-12 text-ink-3">
      <StatusIcon name={name} />
      {word}
    </span>
  );
}
