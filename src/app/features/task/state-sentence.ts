import type { Incident } from '#contract/incident.ts';
import type { Text } from '../../i18n/en.ts';
import { incidentName } from '../../status/incident-name.ts';
import type { IncidentWords } from '../../status/incident-words.ts';
import { overLimitText } from '../../status/over-limit-text.ts';
import { statusOfWord } from '../../status/status.ts';
import { formatDuration } from '../../time/format-duration.ts';
import { formatClock } from '../../time/format-time.ts';
import type { BoardRow } from '../../watch/board-rows.ts';
import type { TaskWords } from './words.ts';

interface Told {
  text: Text;
  words: TaskWords;
  incidentText: IncidentWords;
  now: number;
  zone: string;
  /** Because of which nothing new is known of it. */
  wide?: Incident | undefined;
}

/** What the state means, from what it is known, and what makes it doubtful. */
export function stateSentence(row: BoardRow, told: Told): string {
  const { view, incidents, isMuted, stale } = row;
  const { now, zone, wide, text, incidentText } = told;
  const { says } = told.words;
  const parts: string[] = [];
  if (incidents.some(({ cause }) => cause === 'failing')) {
    parts.push(lastKnown(row, told));
    if (view.problem) parts.push(says.failed(view.problem.count));
  } else if (isMuted) {
    parts.push(lastKnown(row, told));
    if (wide) {
      const since = incidentText.since(formatClock(wide.since, zone, now));
      parts.push(says.wide(incidentName(wide, incidentText), since));
    }
  } else {
    parts.push(meaning(row, told));
    if (stale) parts.push(says.stale);
  }
  const overLimit = incidents.find(({ cause }) => cause === 'overLimit')?.overLimit;
  if (overLimit) parts.push(says.overLimit(overLimitText(overLimit, view, text)));
  return text.sentences(parts);
}

function lastKnown({ view, status }: BoardRow, { now, text, words: { says } }: Told): string {
  if (view.answeredAt === null) return says.noStatus;
  const word = status === 'other' ? (view.apiStatus ?? '') : text.status[status];
  return says.lastKnown(word, text.ago(formatDuration(now - view.answeredAt, text.units)));
}

function meaning({ view, status }: BoardRow, { now, zone, text, words: { says } }: Told): string {
  const clock = (at: number) => formatClock(at, zone, now);
  const ago = view.answeredAt === null ? '–' : text.ago(formatDuration(now - view.answeredAt, text.units));
  switch (status) {
    case 'idle':
    case 'inProgress':
    case 'exiting':
      return says[status](ago);
    case 'other':
      return says.other(view.apiStatus ?? '', ago);
    case 'unchecked':
      return view.askedAt === null ? says.unchecked : says.unanswered;
    case 'notFound':
      return says.notFound;
    case 'ended': {
      const { lastAlive, firstGoneAt } = view;
      if (!lastAlive || firstGoneAt === null) return says.ended;
      const word = statusOfWord(lastAlive.status);
      return says.endedSeen(word ? text.status[word] : lastAlive.status, clock(lastAlive.at), clock(firstGoneAt));
    }
  }
}
