import { useWords } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { signInWords } from './sign-in-words.ts';

/** For a person whom the server knows, and to whom its policy gives nothing. */
export function NothingShared({ name }: { name: string }) {
  const words = useWords(signInWords);
  return (
    <EmptyState mark="nothing" title={words.nothing}>
      <p className="text-pretty">{words.nothingText(name)}</p>
    </EmptyState>
  );
}
