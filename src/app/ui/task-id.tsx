const HEAD = 12;
const TAIL = 8;

/** TaskIds differ at both ends, so the middle is what may be left out. */
export function TaskIdText({ taskId }: { taskId: string }) {
  if (taskId.length <= HEAD + TAIL + 1) return <span className="font-mono">{taskId}</span>;
  return (
    <span className="inline-flex min-w-0 font-mono">
      <span>{taskId.slice(0, HEAD)}</span>
      <span className="px-px text-ink-3 tracking-normal">…</span>
      <span>{taskId.slice(-TAIL)}</span>
    </span>
  );
}
