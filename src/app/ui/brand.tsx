/** The board is ink, the writing on it is paper. */
export function Brand({ word = true }: { word?: boolean }) {
  return (
    <span className="flex items-center gap-[9px] font-semibold text-14 text-ink tracking-[-.01em]">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="block size-5 flex-none">
        <rect width="16" height="16" rx="3.5" fill="currentColor" />
        <path
          className="fill-paper"
          d="M2.9 6.6a.7.7 0 0 1 1.4 0v2.8a.7.7 0 0 1-1.4 0zM5.4 4.4a.7.7 0 0 1 1.4 0v7.2a.7.7 0 0 1-1.4 0zM8.6 4h4.1a.7.7 0 0 1 0 1.4H8.6a.7.7 0 0 1 0-1.4zM8.6 7.3h3a.7.7 0 0 1 0 1.4h-3a.7.7 0 0 1 0-1.4zM8.6 10.6h4.1a.7.7 0 0 1 0 1.4H8.6a.7.7 0 0 1 0-1.4z"
        />
      </svg>
      <span className={word ? '' : 'sr-only'}>Scribeboard</span>
    </span>
  );
}
