import { useText } from '../i18n/use-text.ts';
import { Brand } from './brand.tsx';
import { Link } from './link.tsx';
import { PreferenceControls } from './preference-controls.tsx';

/** For pages that have no rail. */
export function TopBar() {
  const text = useText();
  return (
    <header className="flex h-12 flex-none items-center border-line border-b bg-surface px-4 max-columns:pr-2">
      <Link to={{ page: 'start' }} aria-label={text.rail.home} className="no-underline">
        <Brand />
      </Link>
      <div className="ml-auto">
        <PreferenceControls compact />
      </div>
    </header>
  );
}
