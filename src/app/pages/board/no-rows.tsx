import type { ComponentProps } from 'react';
import { mayHoldTaskId } from '../../features/add-tasks/may-hold-task-id.ts';
import { PasteStart } from '../../features/add-tasks/paste-start.tsx';
import { BoardEmpty } from '../../features/board/board-empty.tsx';
import { FrontDoor } from '../overlays/front-door.tsx';

interface NoRowsProps extends Omit<ComponentProps<typeof BoardEmpty>, 'paste' | 'answer'> {
  isDemo: boolean;
  onPaste: (pasted: string) => void;
}

/** A board that shows no row: where to paste what there is, or what a pasted TaskId means. */
export function NoRows({ isDemo, onPaste, ...board }: NoRowsProps) {
  const { q } = board.view;
  return (
    <BoardEmpty
      {...board}
      paste={<PasteStart isDemo={isDemo} onCheck={onPaste} />}
      answer={mayHoldTaskId(q) ? <FrontDoor key={q} text={q} /> : null}
    />
  );
}
