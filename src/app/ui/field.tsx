/** The frame of an input; the ring is drawn around the frame, not the input. */
export const FIELD =
  'flex min-w-0 items-center gap-[7px] rounded-2 border border-edge bg-surface px-2 focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-violet [&_input]:h-full [&_input]:min-w-0 [&_input]:flex-1 [&_input]:bg-transparent [&_input]:outline-none';
