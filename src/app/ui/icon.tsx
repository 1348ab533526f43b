import type { ReactElement, ReactNode } from 'react';
import type { Status } from '#contract/status.ts';

/** Each status has its own silhouette, legible at 12 px: the shape says it without the colour. */
const STATUS_SHAPES: Record<
  Status | 'failing' | 'overLimit' | 'acknowledged' | 'retrying' | 'stale' | 'attention',
  ReactNode
> = {
  inProgress: (
    <path
      fill="currentColor"
      d="M2 6.75a1.25 1.25 0 0 1 2.5 0v2.5a1.25 1.25 0 0 1-2.5 0zM6.75 3.25a1.25 1.25 0 0 1 2.5 0v9.5a1.25 1.25 0 0 1-2.5 0zM11.5 5.25a1.25 1.25 0 0 1 2.5 0v5.5a1.25 1.25 0 0 1-2.5 0z"
    />
  ),
  idle: <circle cx="8" cy="8" r="5.1" strokeWidth="1.9" />,
  exiting: <path strokeWidth="1.8" d="M6 2.9H3.1v10.2H6M6.6 8h7M10.4 4.7 13.7 8l-3.3 3.3" />,
  ended: <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="2" fill="currentColor" stroke="none" />,
  failing: (
    <path
      fill="currentColor"
      stroke="none"
      fillRule="evenodd"
      d="M9.05 1.75a1.2 1.2 0 0 0-2.1 0L.75 12.9a1.2 1.2 0 0 0 1.05 1.8h12.4a1.2 1.2 0 0 0 1.05-1.8zM7.1 5.6h1.8v4.2H7.1zM7.1 11h1.8v1.8H7.1z"
    />
  ),
  notFound: <path strokeWidth="1.7" d="M12.9 8A4.9 4.9 0 1 1 3.1 8a4.9 4.9 0 0 1 9.8 0zM2.2 13.8 13.8 2.2" />,
  other: (
    <>
      <path strokeWidth="2" d="M4.6 5.3a3.4 3.4 0 1 1 5.4 2.7C8.6 8.9 8 9.4 8 10.6" />
      <circle cx="8" cy="13.7" r="1.4" fill="currentColor" stroke="none" />
    </>
  ),
  unchecked: <circle cx="8" cy="8" r="5.7" strokeWidth="2" strokeDasharray="0 4.477" />,
  overLimit: <path strokeWidth="1.7" d="M4 2.2h8M4 13.8h8M5.2 2.2v2.4L8 8l2.8-3.4V2.2M5.2 13.8v-2.4L8 8l2.8 3.4v2.4" />,
  acknowledged: <path strokeWidth="1.7" d="M13.6 6.7a5.9 5.9 0 1 1-3.1-4M5.3 7.7l2.4 2.4 6-6.3" />,
  retrying: <path strokeWidth="1.7" d="M13.1 9.3a5.3 5.3 0 1 1-.5-4.1M13.2 2.3v3.4H9.8" />,
  stale: (
    <>
      <circle cx="8" cy="8" r="6" strokeWidth="1.6" />
      <path strokeWidth="1.6" d="M8 4.7V8l2.4 1.7" />
    </>
  ),
  attention: (
    <path
      fill="currentColor"
      stroke="none"
      fillRule="evenodd"
      d="M8 1.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5zM7.05 4.2h1.9v4.6h-1.9zM7.05 10h1.9v1.9h-1.9z"
    />
  ),
};

const CONTROL_SHAPES = {
  search: <path d="M11.25 7a4.25 4.25 0 1 1-8.5 0 4.25 4.25 0 0 1 8.5 0zM10.3 10.3l3.2 3.2" />,
  refresh: <path d="M13.2 6.6A5.4 5.4 0 0 0 3.6 5M2.8 9.4a5.4 5.4 0 0 0 9.6 1.6M13.4 3v3.6H9.8M2.6 13V9.4h3.6" />,
  caret: <path d="m4 6 4 4 4-4" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M3.8 10.5h-.3a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v.3" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  pin: <path d="m9.6 2.4 4 4-1.3.5-2 2-.4 3-5.8-5.8 3-.4 2-2zM6.4 9.6 2.6 13.4" />,
  tick: <path d="m3 8.5 3.3 3.3L13 5" />,
  sort: <path strokeWidth="2" d="M8 13V3M4 7l4-4 4 4" />,
} satisfies Record<string, ReactNode>;

export type StatusIconName = keyof typeof STATUS_SHAPES;
/** A shape of the first load by its name, or one that a part brings along which is loaded later. */
export type IconShape = keyof typeof CONTROL_SHAPES | ReactElement;

/** Coloured by the nearest `data-s`. */
export function StatusIcon({ name, className = 'size-3' }: { name: StatusIconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`block flex-none text-(--status-icon) ${className}`}
      fill="none"
      stroke={name === 'inProgress' ? 'none' : 'currentColor'}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {STATUS_SHAPES[name]}
    </svg>
  );
}

export function Icon({ name, className = 'size-3.5' }: { name: IconShape; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`block flex-none ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {typeof name === 'string' ? CONTROL_SHAPES[name] : name}
    </svg>
  );
}
