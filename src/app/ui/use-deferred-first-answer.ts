import { useDeferredValue } from 'react';

/** The first answer brings a whole page, which a phone builds in pieces; every later one is there at once. */
export function useDeferredFirstAnswer<Answer>(answer: Answer | undefined): Answer | undefined {
  return useDeferredValue(answer !== undefined) ? answer : undefined;
}
