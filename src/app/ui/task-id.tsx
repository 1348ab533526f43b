const HEAD = 12;
const TAIL = 8;

/**
 * What stands between head and tail, piece by piece: each comes back once there is room for it (a character takes .59 em),
 * and the ellipsis goes with the last one. Outside of a container nothing is known of the room, and nothing comes back.
 */
const PIECES = [
  { from: HEAD, to: 20, shown: '@min-[17.2em]:text-[1em]', whole: '@min-[17.2em]:hidden' },
  { from: 20, to: 28, shown: '@min-[21.9em]:text-[1em]', whole: '@min-[21.9em]:hidden' },
  { from: 28, to: 36, shown: '@min-[26.6em]:text-[1em]', whole: '@min-[26.6em]:hidden' },
  { from: 36, to: 44, shown: '@min-[31.3em]:text-[1em]', whole: '@min-[31.3em]:hidden' },
  { from: 44, to: 54, shown: '@min-[36.9em]:text-[1em]', whole: '@min-[36.9em]:hidden' },
  { from: 54, to: Number.POSITIVE_INFINITY, shown: '', whole: '' },
];

/** TaskIds differ at both ends, so an ellipsis takes the middle; screen readers and copies get all of it. */
export function TaskIdText({ taskId }: { taskId: string }) {
  const tailAt = taskId.length - TAIL;
  if (tailAt <= HEAD + 1) return <span className="font-mono">{taskId}</span>;
  const middle = PIECES.filter(({ from }) => from < tailAt);
  return (
    <span title={taskId} className="whitespace-nowrap font-mono">
      {taskId.slice(0, HEAD)}
      {middle.map(({ from, to, shown }) => (
        <span key={from} className={`text-[0px] ${shown}`}>
          {taskId.slice(from, Math.min(to, tailAt))}
        </span>
      ))}
      <span aria-hidden="true" className={`select-none px-px text-ink-3 tracking-normal ${middle.at(-1)?.whole}`}>
        …
      </span>
      {taskId.slice(tailAt)}
    </span>
  );
}
