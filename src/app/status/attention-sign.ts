import type { Incident } from '#contract/incident.ts';

/**
 * What the title of a tab begins with: how many incidents no one looks after, `!` when one concerns the whole account.
 *
 * @param further how many more there are, of tasks, where only their number is known
 */
export function attentionSign(incidents: readonly Incident[], further = 0): string {
  const open = incidents.filter(({ acknowledgement }) => acknowledgement === null);
  if (open.length + further === 0) return '';
  return open.some(({ subject }) => subject.kind === 'account') ? '(!) ' : `(${open.length + further}) `;
}
