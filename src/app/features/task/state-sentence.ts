import type { Incident } from '#contract/incident.ts';
import { statusOf } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Text } from '../../i18n/en.ts';
import { overLimitText } from '../../status/over-limit-text.ts';
import { statusOfWord } from '../../status/status.ts';
import { formatDuration, formatPeriod } from '../../time/format-duration.ts';
import { formatClock } from '../../time/format-time.ts';
import type { TaskWords } from './words.ts';

interface Told {
  text: Text;
  words: TaskWords;
  now: number;
  zone: string;
  stale: boolean;
  isFailing: boolean;
  overLimit: Incident['overLimit'];
}

/** What the state means, from what it is known, and what makes it doubtful. */
export function stateSentence(view: TaskView, told: Told): string {
  const { now, stale, isFailing, overLimit, text } = told;
  const { says } = told.words;
  const duration = (since: number) => formatDuration(now - since, text.units);
  const doubt = isFailing && view.problem ? says.failing(view.problem.count) : null;
  const old = stale && view.answeredAt !== null ? says.stale(duration(view.answeredAt)) : null;
  const long = overLimit && says.overLimit(overLimitText(overLimit, view, text));
  return text.sentences([meaning(view, told), doubt ?? old, long].filter((part) => part !== null));
}

function meaning(view: TaskView, { now, zone, text, words: { says } }: Told): string {
  const status = statusOf(view);
  const clock = (at: number) => formatClock(at, zone, now);
  const ago = view.answeredAt === null ? '–' : text.ago(formatDuration(now - view.answeredAt, text.units));
  switch (status) {
    case 'idle':
    case 'inProgress':
    case 'exiting':
      return says[status](ago);
    case 'other':
      return says.other(view.apiStatus ?? '');
    case 'unchecked':
      return view.askedAt === null ? says.unchecked : says.unanswered;
    case 'notFound':
      return says.notFound;
    case 'ended': {
      const { lastAlive, firstGoneAt, startTime } = view;
      if (!lastAlive || firstGoneAt === null) return says.ended;
      const word = statusOfWord(lastAlive.status);
      const ran = startTime === null ? '' : says.endedRan(formatPeriod(lastAlive.at - startTime, text.units));
      return says.endedSeen(word ? text.status[word] : lastAlive.status, clock(lastAlive.at), clock(firstGoneAt), ran);
    }
  }
}
