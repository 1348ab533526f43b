import { useState } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { PASTE_EXAMPLE, PasteBox } from './paste-box.tsx';
import { addWords } from './words.ts';

/** What people have: a line of a log, an answer of the API, and an id of the documentation, which is masked. */
const SAMPLE = `2026-11-22 06:57:03 room 5120 transcribing SdkAppId=1400188366 TaskId=${PASTE_EXAMPLE}
{"Response":{"TaskId":"-m9-HqBdVU7k80X-VX8gOq+3tGrDFLaZwKKZ5-fTXqyxF.","RequestId":"6ef60bec-0242-43af-bb20-270359fb54a7"}}
-m9-****************qywE.
`;

interface PasteStartProps {
  /** There, a sample that finds nothing does no harm. */
  isDemo: boolean;
  onCheck: (pasted: string) => void;
}

/** Where nothing is known yet: the box that takes anything stands open, and in a demo a sample shows what becomes of it. */
export function PasteStart({ isDemo, onCheck }: PasteStartProps) {
  const words = useWords(addWords);
  const [pasted, setPasted] = useState('');
  return (
    <form
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(pasted);
      }}
    >
      <PasteBox value={pasted} onChange={setPasted} className="h-20 w-full" />
      <div className="mt-3 flex gap-2 text-13">
        <Button type="submit" look="primary">
          {words.check}
        </Button>
        {isDemo ? (
          <Button look="ghost" onClick={() => onCheck(SAMPLE)}>
            {words.sample}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
