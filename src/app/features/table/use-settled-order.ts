import { useState } from 'react';
import type { Entry } from './grouped.ts';
import { settleOrder } from './settle-order.ts';

interface Freeze {
  /** The pointer is over a row, the focus is in one, or a menu of the table is open. */
  held: boolean;
  chosen: ReadonlySet<string>;
  /** When the newest incident of the list began: what a person must see now does not wait for a pointer. */
  incidentAt: number;
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
  const { held, chosen, incidentAt, isListed } = freeze;
  const [shown, show] = useState({ question, order: next, incidentAt });
  const frozen =
    (held && incidentAt <= shown.incidentAt) || (chosen.size > 0 && shown.order.some(({ id }) => chosen.has(id)));
  const { order, waiting } =
    shown.question === question ? settleOrder(shown.order, next, { frozen, isListed }) : { order: next, waiting: 0 };
  if (shown.question !== question || shown.order !== order || (!frozen && incidentAt > shown.incidentAt))
    show({ question, order, incidentAt: Math.max(incidentAt, shown.incidentAt) });
  return { order, waiting, showWaiting: () => show({ question, order: next, incidentAt }) };
}
