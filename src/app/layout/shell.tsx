import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { lazyPart } from '../lazy-part.tsx';
import { Brand } from '../ui/brand.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { Link } from '../ui/link.tsx';
import { useNarrow } from '../ui/use-breakpoint.ts';

const UserControls = lazyPart(() => import('./user-controls.tsx').then((module) => module.UserControls));

interface ShellProps {
  /** What the rail says beside the brand once it is a head. */
  heading: ReactNode;
  rail: ReactNode;
  children: ReactNode;
}

/** Rail and page; below 960 px the rail is a head that stays in sight. */
export function Shell({ heading, rail, children }: ShellProps) {
  const text = useText();
  const narrow = useNarrow();
  return (
    <div className="max-columns:flex max-columns:min-h-dvh max-columns:flex-col columns:grid columns:h-dvh columns:grid-cols-[var(--w-rail)_minmax(0,1fr)] columns:overflow-hidden">
      <nav
        aria-label="Scribeboard"
        className="max-columns:sticky max-columns:top-0 max-columns:z-10 max-columns:grid max-columns:grid-cols-[auto_1fr_auto] max-columns:items-center max-columns:gap-x-2.5 max-columns:bg-paper columns:flex columns:flex-col columns:gap-3.5 columns:overflow-auto columns:border-line columns:border-r columns:px-2 columns:pb-2.5"
      >
        <Link
          to={{ page: 'start' }}
          aria-label={text.rail.home}
          className="flex flex-none items-center no-underline columns:h-bar columns:px-2 max-columns:h-12 max-columns:pl-3.5"
        >
          <span className="columns:hidden">
            <Brand word={false} />
          </span>
          <span className="max-columns:hidden">
            <Brand />
          </span>
        </Link>
        <span aria-hidden="true" className="truncate font-medium font-mono text-14 columns:hidden">
          <Panel>{heading}</Panel>
        </span>
        {narrow ? (
          <div className="min-w-32 pr-2">
            <UserControls compact />
          </div>
        ) : null}
        <Panel>{rail}</Panel>
        {narrow ? null : (
          <div className="mt-auto">
            <UserControls />
          </div>
        )}
      </nav>
      {children}
    </div>
  );
}
