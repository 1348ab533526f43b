import { useState } from 'react';
import { settleOrder } from './settle-order.ts';

interface Freeze {
  /** Somebody points at a row, has the focus in one, or has a menu of the table open. */
  held: boolean;
  chosen: ReadonlySet<string>;
  isListed: (key: string) => boolean;
}

interface SettledOrder {
  order: readonly string[];
  /** How many changes wait until nobody holds the table any more. */
  waiting: number;
  showWaiting: () => void;
}

/** Another question (a filter, a sort) is answered at once; the same one with other rows waits while the table is held. */
export function useSettledOrder(question: string, next: readonly string[], freeze: Freeze): SettledOrder {
  const { held, chosen, isListed } = freeze;
  const [shown, show] = useState({ question, order: next });
  const frozen = held || (chosen.size > 0 && shown.order.some((key) => chosen.has(key)));
  const { order, waiting } =
    shown.question === question ? settleOrder(shown.order, next, { frozen, isListed }) : { order: next, waiting: 0 };
  if (shown.question !== question || shown.order !== order) show({ question, order });
  return { order, waiting, showWaiting: () => show({ question, order: next }) };
}
