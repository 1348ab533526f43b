import { useWords } from '../i18n/use-text.ts';
import { crashWords } from './crash-words.ts';

/** What it means for the person, and what a report needs. */
export function CrashText({ error }: { error: Error }) {
  const words = useWords(crashWords);
  return (
    <>
      <p className="text-pretty">{words.text}</p>
      <p className="mt-3 text-12">{words.details}</p>
      <pre className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere] rounded-3 bg-sunken p-3 font-mono text-12 text-ink">
        {error.name}: {error.message}
      </pre>
    </>
  );
}
