import type { ReactNode } from 'react';

interface CardProps {
  label: string;
  head: ReactNode;
  loud?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

export function Card({ label, head, loud = false, footer, children }: CardProps) {
  return (
    <article
      aria-label={label}
      className={`overflow-hidden rounded-3 border bg-surface ${loud ? 'border-problem-edge' : 'border-line-2'}`}
    >
      <header
        className={`flex min-h-[42px] items-center gap-2 py-2 pr-2.5 pl-3.5 ${loud ? 'bg-problem-tint text-problem-ink' : 'bg-sunken text-ink'}`}
      >
        {head}
      </header>
      <dl className="grid items-baseline gap-x-3 gap-y-[7px] max-columns:gap-y-0.5 px-3.5 pt-3 pb-3.5 columns:grid-cols-[108px_minmax(0,1fr)]">
        {children}
      </dl>
      {footer ? (
        <footer className="flex flex-wrap items-center gap-x-3.5 gap-y-2 border-line border-t py-2 pr-2.5 pl-3.5">
          {footer}
        </footer>
      ) : null}
    </article>
  );
}

export function CardRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere] max-columns:mb-1.5">{children}</dd>
    </>
  );
}
