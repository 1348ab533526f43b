import { STATUSES, type Status } from '#contract/status.ts';
import type { StateFilter } from '../address.ts';
import type { Text } from '../i18n/en.ts';

/** What the page calls a filter: a status by its own word. */
export function filterWord(filter: StateFilter, text: Text): string {
  return isStatus(filter) ? text.status[filter] : text.filter[filter];
}

function isStatus(filter: StateFilter): filter is Status & StateFilter {
  return STATUSES.some((status) => status === filter);
}
