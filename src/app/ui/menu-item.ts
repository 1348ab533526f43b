/** A line of a menu with what is seldom wanted. */
export const MENU_ITEM =
  'flex h-8 items-center rounded-2 px-2 text-left text-ink-2 no-underline hover:bg-hover-paper hover:text-ink max-columns:h-11 max-columns:text-14';
