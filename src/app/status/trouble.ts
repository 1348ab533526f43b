import type { Incident } from '#contract/incident.ts';

/** Why a row stands above the others, worst first. */
export const TROUBLES = ['failing', 'overLimit', 'notFound', 'acknowledged'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** By the worst of a task's own open incidents, which stands first. */
export function troubleOf([worst]: readonly Incident[]): Trouble | null {
  if (!worst) return null;
  if (worst.acknowledgement !== null) return 'acknowledged';
  return worst.cause === 'failing' || worst.cause === 'overLimit' ? worst.cause : 'notFound';
}
