import { useWords } from '../../i18n/use-text.ts';
import { addWords } from './words.ts';

export const PASTE_EXAMPLE = '-m9-bVVU7k801X-VX8gOq+3tGrDFLaZwKKZ5-fTXqywE.';

interface PasteBoxProps {
  value: string;
  onChange: (pasted: string) => void;
  className: string;
  /** In a dialog: has the focus from the beginning, so that a paste goes there. */
  isFirst?: boolean;
}

/** The box that takes anything; what is pasted keeps its lines. */
export function PasteBox({ value, onChange, className, isFirst = false }: PasteBoxProps) {
  const words = useWords(addWords);
  return (
    <textarea
      ref={isFirst ? (box) => box?.setAttribute('autofocus', '') : undefined}
      aria-label={words.paste}
      placeholder={PASTE_EXAMPLE}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
      autoComplete="off"
      className={`block resize-none overflow-auto whitespace-pre rounded-2 border border-edge bg-surface px-3 py-[9px] font-mono text-12 leading-[1.55] focus:border-transparent focus:outline-2 focus:-outline-offset-1 focus:outline-violet ${className}`}
    />
  );
}
