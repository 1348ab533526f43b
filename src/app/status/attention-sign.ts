import type { Incident } from '#contract/incident.ts';

/** What the title of a tab begins with: how many incidents no one looks after, `!` when one concerns the whole account. */
export function attentionSign(incidents: readonly Incident[]): string {
  const open = incidents.filter(({ acknowledgement }) => acknowledgement === null);
  if (open.length === 0) return '';
  return open.some(({ subject }) => subject.kind === 'account') ? '(!) ' : `(${open.length}) `;
}
