import { preferenceWords } from '../features/preferences/words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Brand } from '../ui/brand.tsx';
import { Link } from '../ui/link.tsx';
import { useNarrow } from '../ui/use-breakpoint.ts';
import { UserControls } from './user-controls.tsx';

/** For pages that have no rail. */
export function TopBar() {
  const text = useText();
  const words = useWords(preferenceWords);
  const narrow = useNarrow();
  return (
    <header className="flex h-12 flex-none items-center border-line border-b bg-surface px-4 max-columns:pr-2 max-columns:pl-3.5">
      <Link to={{ page: 'start' }} aria-label={text.rail.home} className="no-underline">
        <Brand word={!narrow} />
      </Link>
      <Link
        to={{ page: 'errors', q: '' }}
        className="ml-auto rounded-2 px-2 py-1.5 text-12 text-ink-2 no-underline hover:bg-hover-paper hover:text-ink"
      >
        {words.errors}
      </Link>
      <div>
        <UserControls compact />
      </div>
    </header>
  );
}
