import { createStore } from 'zustand/vanilla';
import type { Acknowledgement, Incident } from '#contract/incident.ts';
import type { TaskView } from '#contract/task-view.ts';

type Taken = Incident & { acknowledgement: Acknowledgement };

export type Asked =
  /** To take them on. */
  | { act: 'acknowledge'; incidents: readonly [Incident, ...Incident[]] }
  /** Who has taken it on. */
  | { act: 'acknowledged'; incident: Taken }
  /** To take them out for all viewers: those that are not alive. */
  | { act: 'remove'; views: readonly [TaskView, ...TaskView[]] };

/** What a row, a selection, a notice or a page has asked for: the dialog outlives whatever asked. */
export const asked = createStore<{ asked: Asked | null }>(() => ({ asked: null }));

/** To take on those that no one has; else to see who has them. */
export function askAbout(incidents: readonly Incident[]): void {
  const [first, ...others] = incidents.filter(({ acknowledgement }) => acknowledgement === null);
  const [taken] = incidents.filter(isTaken);
  if (first) asked.setState({ asked: { act: 'acknowledge', incidents: [first, ...others] } });
  else if (taken) asked.setState({ asked: { act: 'acknowledged', incident: taken } });
}

export function askToRemove([first, ...others]: readonly TaskView[]): void {
  if (first) asked.setState({ asked: { act: 'remove', views: [first, ...others] } });
}

function isTaken(incident: Incident): incident is Taken {
  return incident.acknowledgement !== null;
}
