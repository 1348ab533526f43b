import { expect, test } from 'vitest';
import { aProblem } from '#testing/task-fixtures.ts';
import { ticketText } from './ticket-text.ts';
import { errorWords } from './words.ts';

const task = { sdkAppId: 1_400_000_000, taskId: '-m9+x.', region: 'ap-singapore' };

test('a ticket has what support asks for, and the time in both forms', () => {
  const problem = aProblem({ requestId: '7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e', at: 1_795_356_200_123, count: 1 });
  expect(ticketText(problem, task, errorWords.en)).toBe(`\
Action: DescribeCloudTranscription (2019-07-22)
Code: InternalError.CTInternalError
Message: Internal error.
RequestId: 7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e
Time: 2026-11-22T14:03:20.123Z (1795356200123)
SdkAppId: 1400000000
TaskId: -m9+x.
Region: ap-singapore`);
});

test('a ticket says when the request did not reach Tencent, and how often it was seen', () => {
  const text = ticketText(aProblem({ requestId: null }), task, errorWords.en);
  expect(text).toContain('RequestId: none: the request did not reach Tencent');
  expect(text).toContain('Count: 4 in a row since 1970-01-01T00:00:08.000Z (8000)');
});
