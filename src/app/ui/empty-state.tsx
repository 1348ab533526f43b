import type { ReactNode } from 'react';

const MARKS = {
  nothing: <path d="M2 6h60M2 20h60M2 34h60" strokeDasharray="1 5" />,
  filtered: (
    <>
      <path d="M2 6h60M2 34h60" strokeDasharray="1 5" />
      <path d="M2 20h44M54 14l-8 12" />
    </>
  ),
  broken: (
    <>
      <path d="M2 6h60M2 34h60" strokeDasharray="1 5" />
      <path d="M2 20h22M40 20h22" />
      <path className="stroke-problem" strokeWidth="2" d="m28.5 16.5 7 7M35.5 16.5l-7 7" />
    </>
  ),
};

interface EmptyStateProps {
  mark: keyof typeof MARKS;
  title: string;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  children: ReactNode;
}

export function EmptyState({ mark, title, heading: Heading = 'h2', children }: EmptyStateProps) {
  return (
    <section className="m-auto w-[min(420px,100%-40px)] py-10 text-14 text-ink-2">
      <svg
        viewBox="0 0 64 40"
        aria-hidden="true"
        className="mb-3.5 block h-10 w-16 text-ink-3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        {MARKS[mark]}
      </svg>
      <Heading className="mb-1 text-16 text-ink">{title}</Heading>
      {children}
    </section>
  );
}
