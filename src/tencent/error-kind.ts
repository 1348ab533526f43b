/** What an error asks of us: slow down, wait, correct the clock, fix the key, and so on. Decides whether and when a task is asked again. */
export const ERROR_KINDS = [
  'throttle',
  'transient',
  'clock',
  'credential',
  'permission',
  'gone',
  'caller',
  'unknown',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];
