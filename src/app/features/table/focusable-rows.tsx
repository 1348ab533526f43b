import { useFocusableRows } from './use-focusable-rows.ts';

interface FocusableRowsProps {
  body: Parameters<typeof useFocusableRows>[0];
  entries: Parameters<typeof useFocusableRows>[1];
  tops: Parameters<typeof useFocusableRows>[2];
  keep: Parameters<typeof useFocusableRows>[3];
}

/** `useFocusableRows` as a part that comes after the rows: before them there is nothing to be reached by a key. */
export function FocusableRows({ body, entries, tops, keep }: FocusableRowsProps) {
  useFocusableRows(body, entries, tops, keep);
  return null;
}
