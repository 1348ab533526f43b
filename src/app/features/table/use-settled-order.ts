import { useState } from 'react';
import type { Entry } from './grouped.ts';
import { settleOrder } from './settle-order.ts';

interface Freeze {
  /** The pointer is over a row, the focus is in one, or a menu of the table is open. */
  held: boolean;
  chosen: ReadonlySet<string>;
  isListed: (entry: Entry) => boolean;
}

interface SettledOrder {
  order: readonly Entry[];
  /** How many changes wait until the table is no longer held. */
  waiting: number;
  showWaiting: () => void;
}

/** Another question (a filter, a sort) is answered at once; the same one with other rows waits while the table is held. */
export function useSettledOrder(question: string, next: readonly Entry[], freeze: Freeze): SettledOrder {
  const { held, chosen, isListed } = freeze;
  const [shown, show] = useState({ question, order: next });
  const frozen = held || (chosen.size > 0 && shown.order.some(({ id }) => chosen.has(id)));
  const { order, waiting } =
    shown.question === question ? settleOrder(shown.order, next, { frozen, isListed }) : { order: next, waiting: 0 };
  if (shown.question !== question || shown.order !== order) show({ question, order });
  return { order, waiting, showWaiting: () => show({ question, order: next }) };
}
