import { type ReactNode, useId } from 'react';

interface SectionProps {
  heading: string;
  /** What to know about what follows, beside the heading. */
  about: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page that can be found by its heading. */
export function Section({ heading, about, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h2 id={id} className="text-13">
          {heading}
        </h2>
        <span className="text-12 text-ink-3">{about}</span>
        {action ? <span className="ml-auto">{action}</span> : null}
      </header>
      {children}
    </section>
  );
}
