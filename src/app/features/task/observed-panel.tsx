import type { TaskView } from '#contract/task-view.ts';
import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatMoment } from '../../time/format-time.ts';
import { Card, CardRow } from './card.tsx';
import { taskWords } from './words.ts';

/** What was seen and when, without any conclusion. */
export function ObservedPanel({ view }: { view: TaskView }) {
  const words = useWords(taskWords);
  const zone = useZone();
  const { observed } = words;
  const moment = (at: number | null) => formatMoment(at, zone);
  return (
    <Card label={observed.heading} head={<h2 className="text-13">{observed.heading}</h2>}>
      <CardRow name="Status">
        <bdi className="font-mono text-12">{view.apiStatus ?? '–'}</bdi>
      </CardRow>
      <CardRow name="StartTime">
        {view.startTime === null ? (
          '–'
        ) : (
          <>
            <span className="font-mono text-12">{view.startTime}</span>{' '}
            <span className="text-ink-3">{moment(view.startTime)}</span>
          </>
        )}
      </CardRow>
      <CardRow name={observed.stateSince}>{moment(view.stateSince)}</CardRow>
      <CardRow name={observed.asked}>{moment(view.askedAt)}</CardRow>
      <CardRow name={observed.answered}>{moment(view.answeredAt)}</CardRow>
      {view.lastAlive ? (
        <CardRow name={observed.lastAlive}>
          {moment(view.lastAlive.at)} <bdi className="font-mono text-12 text-ink-3">{view.lastAlive.status}</bdi>
        </CardRow>
      ) : null}
      {view.firstGoneAt === null ? null : <CardRow name={observed.firstGone}>{moment(view.firstGoneAt)}</CardRow>}
      <CardRow name="RequestId">
        <span className="font-mono text-12">{view.requestId ?? '–'}</span>
      </CardRow>
    </Card>
  );
}
