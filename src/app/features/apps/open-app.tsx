import { useId, useState } from 'react';
import { parseSdkAppId } from '#contract/task-ref.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { appWords } from './words.ts';

interface OpenAppProps {
  /** Whether a text is more than a number, and answered elsewhere on the page. */
  isAnswered: (text: string) => boolean;
  onType: (text: string) => void;
}

/** Opens any SdkAppId by its number; a number that cannot be one is said so here. */
export function OpenApp({ isAnswered, onType }: OpenAppProps) {
  const words = useWords(appWords);
  const [number, setNumber] = useState('');
  const [refused, setRefused] = useState(false);
  const explanation = useId();
  const open = () => {
    if (isAnswered(number)) {
      document.querySelector<HTMLElement>('main [data-answer]')?.click();
      return;
    }
    const sdkAppId = parseSdkAppId(number.trim());
    if (sdkAppId === null) setRefused(true);
    else goTo({ page: 'app', sdkAppId, view: WHOLE_BOARD });
  };
  return (
    <form
      className="relative flex min-w-0 gap-2 max-columns:flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <label
        className={`${FIELD} h-ctl w-52 max-columns:h-11 max-columns:w-auto max-columns:flex-1 ${refused ? 'border-problem' : ''}`}
      >
        <Icon name="search" className="size-3.5 text-ink-3" />
        <span className="sr-only">{words.open}</span>
        <input
          data-key="/"
          autoComplete="off"
          placeholder={words.open}
          value={number}
          aria-invalid={refused}
          aria-describedby={refused ? explanation : undefined}
          onChange={(event) => {
            setNumber(event.target.value);
            onType(event.target.value);
            setRefused(false);
          }}
          className="text-ellipsis max-columns:text-16"
        />
      </label>
      <Button type="submit" className="max-columns:h-11">
        {words.openVerb}
      </Button>
      {refused ? (
        <p
          id={explanation}
          role="alert"
          className="absolute top-full left-0 z-10 mt-1.5 w-max max-w-72 rounded-2 bg-raised px-2.5 py-1.5 text-12 text-problem-ink shadow-pop"
        >
          {words.badNumber}
        </p>
      ) : null}
    </form>
  );
}
