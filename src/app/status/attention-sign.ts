import type { Incident } from '#contract/incident.ts';

/**
 * What the title of a tab begins with: how many incidents no one looks after, `!` when one concerns the whole account, and
 * `?` behind it, or alone, while the tab hears nothing new and calm would be a guess.
 *
 * @param further how many more there are, of tasks, where only their number is known
 */
export function attentionSign(incidents: readonly Incident[], isHeard: boolean, further = 0): string {
  const open = incidents.filter(({ acknowledgement }) => acknowledgement === null);
  const count = open.some(({ subject }) => subject.kind === 'account') ? '!' : open.length + further || '';
  const sign = `${count}${isHeard ? '' : '?'}`;
  return sign && `(${sign}) `;
}
