import { useText } from '../../i18n/use-text.ts';
import type { Entry } from './grouped.ts';

interface GroupRowProps {
  name: string;
  entries: readonly Entry[];
  index: number;
  top: number;
}

/** The head of a group: its name and how many rows it has. */
export function GroupRow({ name, entries, index, top }: GroupRowProps) {
  const text = useText();
  return (
    <tr
      aria-rowindex={index + 2}
      style={{ translate: `0 ${top}px` }}
      className="absolute inset-x-0 flex h-8 items-center border-line-2 border-b bg-sunken px-3.5"
    >
      <th scope="rowgroup" className="font-medium text-12">
        {name || text.board.noLabel}{' '}
        <span className="font-normal text-ink-3">{text.number(groupSize(entries, index))}</span>
      </th>
    </tr>
  );
}

function groupSize(entries: readonly Entry[], head: number): number {
  const next = entries.findIndex(({ kind }, index) => index > head && kind === 'group');
  return (next < 0 ? entries.length : next) - head - 1;
}
