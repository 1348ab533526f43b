/** Shapes of controls that no first load needs. */

export const BACK = <path d="M10 3.5 5.5 8l4.5 4.5" />;
export const LINK = (
  <path d="M6.7 9.3a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.8.8M9.3 6.7a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.8-.8" />
);
/** What opens a menu. */
export const MORE = <path strokeWidth="2" d="M3 8h.1M8 8h.1M13 8h.1" />;
export const CLOCK = (
  <>
    <circle cx="8" cy="8" r="5.7" />
    <path d="M8 4.8V8l2.2 1.6" />
  </>
);
