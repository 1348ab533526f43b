import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-text.ts';
import { sayInSlot } from '../../ui/slot-answer.ts';
import { acknowledge } from './acknowledge.ts';
import { useActFailureText } from './act-failure.tsx';
import { incidentDialogWords } from './dialog-words.ts';

/** Gives incidents back, by their ids: they need attention again. */
export function useGiveBack(): (ids: string[]) => void {
  const words = useWords(incidentDialogWords);
  const textOf = useActFailureText();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (ids: string[]) => acknowledge({ ids, acknowledged: false, forMs: null, note: '' }),
    onSuccess: (n) => {
      sayInSlot({ said: n === 0 ? words.over : words.givenBack(n), undo: null });
      void client.invalidateQueries();
    },
    onError: (error) => sayInSlot({ said: words.notGivenBack(textOf(error)), undo: null }),
  });
  return mutate;
}
