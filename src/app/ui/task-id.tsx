const HEAD = 12;
const TAIL = 8;

/** TaskIds differ at both ends, so the middle is what is not seen; screen readers and whoever copies get all of it. */
export function TaskIdText({ taskId }: { taskId: string }) {
  if (taskId.length <= HEAD + TAIL + 1) return <span className="font-mono">{taskId}</span>;
  return (
    <span className="whitespace-nowrap font-mono">
      {taskId.slice(0, HEAD)}
      <span className="text-[0px]">{taskId.slice(HEAD, -TAIL)}</span>
      <span aria-hidden="true" className="select-none px-px text-ink-3 tracking-normal">
        …
      </span>
      {taskId.slice(-TAIL)}
    </span>
  );
}
