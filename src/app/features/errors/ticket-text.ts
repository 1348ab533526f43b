import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskProblem } from '#contract/task-view.ts';
import type { ErrorWords } from './words.ts';

/** What Tencent's support asks for first. The names are those of the API, in every language. */
export function ticketText(problem: TaskProblem, { sdkAppId, taskId, region }: TaskRef, words: ErrorWords): string {
  const { code, message, requestId, at, since, count } = problem;
  const lines: [name: string, value: string | number][] = [
    ['Action', 'DescribeCloudTranscription (2019-07-22)'],
    ['Code', code],
    ['Message', message],
    ['RequestId', requestId ?? words.notReached],
    ['Time', instant(at)],
    ...(count > 1 ? [['Count', words.times(count, instant(since))] as [string, string]] : []),
    ['SdkAppId', sdkAppId],
    ['TaskId', taskId],
    ['Region', region],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** In the two forms that logs use. */
function instant(at: number): string {
  return `${new Date(at).toISOString()} (${at})`;
}
