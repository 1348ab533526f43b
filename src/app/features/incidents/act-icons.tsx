export const ACKNOWLEDGE = <path d="M13.6 6.7a5.9 5.9 0 1 1-3.1-4M5.3 7.7l2.4 2.4 6-6.3" />;
export const REMOVE = <path d="M2.8 4.5h10.4M6.2 4.3V2.9h3.6v1.4M4.2 4.7l.6 8.6h6.4l.6-8.6" />;
