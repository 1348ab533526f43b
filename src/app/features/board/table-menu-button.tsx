import { lazy, Suspense } from 'react';
import type { Grouping } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/button.tsx';

const TableMenu = lazy(async () => ({ default: (await import('./table-menu.tsx')).TableMenu }));

interface TableMenuButtonProps {
  group: Grouping | null;
  onGroup: (group: Grouping | null) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function TableMenuButton({ group, onGroup, open, onOpen }: TableMenuButtonProps) {
  const text = useText();
  return (
    <span className="relative max-columns:hidden">
      <IconButton
        icon="columns"
        label={text.board.arrange}
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => onOpen(!open)}
      />
      <Suspense fallback={null}>{open ? <TableMenu group={group} onGroup={onGroup} onOpen={onOpen} /> : null}</Suspense>
    </span>
  );
}
