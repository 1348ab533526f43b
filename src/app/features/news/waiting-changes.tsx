import { useWords } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { newsWords } from './words.ts';

interface WaitingChangesProps {
  waiting: number;
  selecting: boolean;
  onShow: () => void;
}

/** That the table stands still for the person at a row, and how to make it go on. */
export function WaitingChanges({ waiting, selecting, onShow }: WaitingChangesProps) {
  const words = useWords(newsWords);
  return (
    <span className="flex flex-none items-center gap-2 columns:ml-auto">
      <span className="text-ink-3">{selecting ? words.waitingSelected(waiting) : words.waiting(waiting)}</span>
      <Button size="small" onClick={onShow}>
        {words.show}
      </Button>
    </span>
  );
}
