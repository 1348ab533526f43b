import { failureText } from '../../api/failure-text.ts';
import { failureWords } from '../../api/failure-words.ts';
import { RequestFailure } from '../../api/request.ts';
import { useWords } from '../../i18n/use-text.ts';
import { incidentDialogWords } from './dialog-words.ts';

/** Why an act was refused or did not arrive. */
export function ActFailure({ error }: { error: Error | null }) {
  const textOf = useActFailureText();
  return error ? (
    <p role="alert" className="mt-2 text-problem-ink">
      {textOf(error)}
    </p>
  ) : null;
}

export function useActFailureText(): (error: Error) => string {
  const words = useWords(incidentDialogWords);
  const failures = useWords(failureWords);
  return (error) =>
    error instanceof RequestFailure && error.status === 403 ? words.forbidden : failureText(error, failures);
}
