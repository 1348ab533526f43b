import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';
import { sessionQuery } from './session-query.ts';
import { signInWords } from './sign-in-words.ts';
import { useSignOfLife } from './use-sign-of-life.ts';

const SignOutDialog = lazyDialog(() => import('./sign-out-dialog.tsx').then((module) => module.SignOutDialog));

const PERSON = (
  <>
    <circle cx="8" cy="5.2" r="2.7" />
    <path d="M2.8 13.7c.5-2.7 2.6-4.2 5.2-4.2s4.7 1.5 5.2 4.2" />
  </>
);
const WAY_OUT = <path d="M6.5 2.8H3.2v10.4h3.3M6.8 8h6.7M10.6 5.1 13.5 8l-2.9 2.9" />;

/** Who one is here, and the way out. Nothing where no login is set up. */
export function Person({ compact = false }: { compact?: boolean }) {
  const words = useWords(signInWords);
  const [leaving, setLeaving] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const { kind = 'local', name = '', signOut = null } = session?.person ?? {};
  useSignOfLife(signOut !== null);
  if (kind === 'local') return null;
  const who = kind === 'token' ? words.token(name) : words.person(name);
  return (
    <span
      className={`flex min-w-0 items-center gap-2 text-12 text-ink-2 ${compact ? 'h-7 pl-2 max-columns:h-10' : 'h-[26px] pl-2'}`}
    >
      <span title={who} className="flex min-w-0 items-center gap-2">
        <Icon name={PERSON} className={compact ? 'size-3.5 text-ink-3 max-columns:size-4.5' : 'size-3.5 text-ink-3'} />
        <span className="sr-only">{who}</span>
        <span aria-hidden="true" className={compact ? 'max-w-40 truncate max-columns:hidden' : 'truncate'}>
          {name}
        </span>
      </span>
      {signOut === null ? null : (
        <IconButton
          icon={WAY_OUT}
          label={words.signOut}
          className={compact ? 'size-7 max-columns:size-10 max-columns:[&_svg]:size-4.5' : 'ml-auto size-[26px]'}
          onClick={() => setLeaving(true)}
        />
      )}
      {leaving && signOut !== null ? <SignOutDialog path={signOut} onClose={() => setLeaving(false)} /> : null}
    </span>
  );
}
