import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Incident } from '#contract/incident.ts';

export interface IncidentChange {
  incident: Incident;
  isOver: boolean;
}

/** What opened between two answers, and what was over; an incident that came back within minutes keeps its id. */
function incidentChanges(before: readonly Incident[], after: readonly Incident[]): IncidentChange[] {
  const [known, open] = [before, after].map((list) => new Set(list.map(({ id }) => id)));
  return [
    ...after.filter(({ id }) => !known?.has(id)).map((incident) => ({ incident, isOver: false })),
    ...before.filter(({ id }) => !open?.has(id)).map((incident) => ({ incident, isOver: true })),
  ];
}

/** Tells what happens from now on; another list (`lease`) begins anew. */
export function useIncidentChanges(
  incidents: readonly Incident[],
  lease: string,
  onChanges: (changes: readonly IncidentChange[]) => void,
): void {
  const known = useRef<{ incidents: readonly Incident[]; lease: string } | null>(null);
  const latest = useRef(onChanges);
  useLayoutEffect(() => {
    latest.current = onChanges;
  });
  useEffect(() => {
    const before = known.current;
    known.current = { incidents, lease };
    if (before?.lease !== lease || before.incidents === incidents) return;
    const changes = incidentChanges(before.incidents, incidents);
    if (changes.length > 0) latest.current(changes);
  }, [incidents, lease]);
}
