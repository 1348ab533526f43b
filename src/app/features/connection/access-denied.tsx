import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RequestFailure } from '../../api/request.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { sessionQuery } from './session-query.ts';
import { signInLink } from './sign-in-link.ts';
import { signInWords } from './sign-in-words.ts';

/** The server is well and answers, but not to this person: why, and what they can do. */
export function AccessDenied({ failure }: { failure: RequestFailure }) {
  const words = useWords(signInWords);
  const { data: session } = useQuery(sessionQuery);
  if (failure.status === 401) return <SignIn link={signInLink(failure.signIn)} />;
  const isUnknown = failure.status === 404;
  return (
    <EmptyState mark="broken" title={isUnknown ? words.notForYou : words.forbidden}>
      <p className="text-pretty">{isUnknown ? words.notForYouText(session?.person.name ?? '') : words.forbiddenText}</p>
    </EmptyState>
  );
}

function SignIn({ link }: { link: string | null }) {
  const words = useWords(signInWords);
  // There is nothing on the screen that going away would lose.
  useEffect(() => {
    if (link !== null) location.replace(link);
  }, [link]);
  return (
    <EmptyState mark="broken" title={words.title}>
      <p className="text-pretty">{link === null ? words.textReload : words.text}</p>
      <div className="mt-4 text-13">
        {link === null ? (
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        ) : (
          <a href={link} className={buttonClass({ look: 'primary' })}>
            {words.signIn}
          </a>
        )}
      </div>
    </EmptyState>
  );
}
