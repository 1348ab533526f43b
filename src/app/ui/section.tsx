import { type ReactNode, useId } from 'react';

interface SectionProps {
  heading: string;
  /** What to know about what follows; shown when it is asked for. */
  about: string;
  action?: ReactNode;
  /** Closed until it is wanted. */
  isFolded?: boolean;
  children: ReactNode;
}

/** A part of a page that can be found by its heading. */
export function Section({ heading, about, action, isFolded = false, children }: SectionProps) {
  const id = useId();
  const head = (
    <h2 id={id} className="text-13">
      {heading}
    </h2>
  );
  if (isFolded)
    return (
      <section aria-labelledby={id} className="min-w-0">
        <details>
          <summary className="w-fit rounded-1 [&>h2]:inline" title={about}>
            {head}
          </summary>
          <p className="mt-1.5 mb-3 text-12 text-ink-3">{about}</p>
          {children}
        </details>
      </section>
    );
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="relative mb-3 flex flex-wrap items-center gap-x-1 gap-y-1">
        {head}
        <Hint>{about}</Hint>
        {action ? <span className="ml-auto">{action}</span> : null}
      </header>
      {children}
    </section>
  );
}

/** An explanation behind a small i, for the pointer, the keyboard and a touch; Escape puts it away. */
function Hint({ children }: { children: string }) {
  return (
    <span className="reveals">
      <button
        type="button"
        aria-label={children}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
        className="grid size-6 place-items-center rounded-1 text-ink-3 hover:text-ink"
      >
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="size-3.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        >
          <path strokeLinecap="round" d="M13.7 8A5.7 5.7 0 1 1 2.3 8a5.7 5.7 0 0 1 11.4 0zM8 7.4v3.4M8 5.1h.1" />
        </svg>
      </button>
      <span
        aria-hidden="true"
        className="revealed absolute top-full left-0 z-5 max-w-72 rounded-2 bg-raised px-2.5 py-1.5 text-12 text-ink-2 shadow-pop"
      >
        {children}
      </span>
    </span>
  );
}
