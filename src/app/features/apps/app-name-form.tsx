import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { failureText } from '../../api/failure-text.ts';
import { failureWords } from '../../api/failure-words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FIELD } from '../../ui/field.tsx';
import { nameApp, parseName } from './name-app.ts';
import { appWords } from './words.ts';

interface AppNameFormProps {
  sdkAppId: number;
  name: string | null;
  onDone: () => void;
}

/** Gives an SdkAppId a name in place; an empty one takes it away. */
export function AppNameForm({ sdkAppId, name, onDone }: AppNameFormProps) {
  const words = useWords(appWords);
  const failures = useWords(failureWords);
  const [typed, setTyped] = useState(name ?? '');
  const [refused, setRefused] = useState(false);
  const naming = useMutation(nameApp(useQueryClient()));
  const explanation = useId();
  const why = refused ? words.badName : naming.error ? failureText(naming.error, failures) : null;
  return (
    <form
      className="flex flex-wrap items-center gap-2 bg-hover px-5 pt-3.5 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = parseName(typed);
        setRefused(parsed === null);
        if (parsed) naming.mutate({ sdkAppId, ...parsed }, { onSuccess: onDone });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <label className={`${FIELD} h-ctl w-72 max-w-full`}>
        <span className="sr-only">{words.nameOf(sdkAppId)}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the field stands where the button was that asked for it
          autoFocus
          autoComplete="off"
          maxLength={80}
          placeholder={words.nameOf(sdkAppId)}
          value={typed}
          aria-invalid={why !== null}
          aria-describedby={explanation}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary" disabled={naming.isPending}>
        {words.saveName}
      </Button>
      <Button look="ghost" onClick={onDone}>
        {words.cancel}
      </Button>
      <p id={explanation} role="status" className={`text-12 ${why === null ? 'text-ink-3' : 'text-problem-ink'}`}>
        {why ?? words.nameHint}
      </p>
    </form>
  );
}
