import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aProblem } from '#testing/task-fixtures.ts';
import { usePreferences } from '../../persistence/preferences.ts';
import { TimelineBar } from './timeline-bar.tsx';
import type { TimelineEntry } from './timeline-entries.ts';

usePreferences.setState({ zone: 'UTC' });

const MINUTE = 60_000;
const ago = (minutes: number) => Date.now() - minutes * MINUTE;
const first = (minutes: number): TimelineEntry => ({
  kind: 'first',
  at: ago(minutes),
  status: 'inProgress',
  apiStatus: 'InProgress',
});

function drawn(entries: TimelineEntry[], startTime: number | null, problem: ReturnType<typeof aProblem> | null = null) {
  const { container } = render(
    <TimelineBar entries={entries} view={{ answeredAt: ago(0), startTime, problem }} loud={problem !== null} />,
  );
  return [...container.querySelectorAll('[data-kind]')].map((part) => part.getAttribute('data-kind'));
}

test('a life begins with StartTime, and is drawn once while nothing happened lately', () => {
  expect(drawn([first(200)], ago(300))).toEqual(['before', 'seen']);
});

test('what happened in the last minutes of a long life is drawn a second time, larger', () => {
  const problem = aProblem({ since: ago(5), at: ago(1) });
  const run: TimelineEntry = { kind: 'problem', at: problem.since, problem };
  expect(drawn([first(200), run], ago(300), problem)).toEqual(['before', 'seen', 'failed', 'seen', 'failed']);
  expect(drawn([first(40), run], null, problem)).toEqual(['seen', 'failed']);
});
