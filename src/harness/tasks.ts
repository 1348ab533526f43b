import type { APIResponse, Page } from '@playwright/test';
import type { StartedEmulator } from '#emulator/start-emulator.ts';
import type { TaskRef } from '#tencent/describe-cloud-transcription.ts';

/** Where a task is, unless a test says otherwise. */
export const APP = 1_400_000_000;
export const REGION = 'ap-singapore';

/** Another SdkAppId, another region, or both. */
type Elsewhere = Partial<Omit<TaskRef, 'taskId'>>;

/** A page, or its whole browser: both ask with the same cookies. */
type Asker = Pick<Page, 'request'>;

/** What names the task towards Tencent. */
export function ref(taskId: string, elsewhere: Elsewhere = {}): TaskRef {
  return { sdkAppId: APP, region: REGION, taskId, ...elsewhere };
}

/** The address of the page of the task, on its board. */
export function taskPage(taskId: string, elsewhere: Elsewhere = {}): string {
  const { sdkAppId, region } = ref(taskId, elsewhere);
  return `/apps/${sdkAppId}/task?id=${encodeURIComponent(taskId)}&region=${region}`;
}

/** The address of the list with these tasks, as a viewer shares it. */
export function watching(taskIds: readonly string[]): string {
  return `/apps/${APP}?${taskIds.map((id) => `watch=${encodeURIComponent(id)}`).join('&')}&region=${REGION}`;
}

/** From now on Tencent says this about the task, which started a minute ago. */
export function say({ emulator }: StartedEmulator, taskId: string, status: string, elsewhere: Elsewhere = {}): void {
  const steps = [{ status, forMs: Number.POSITIVE_INFINITY }];
  emulator.setTask(ref(taskId, elsewhere), { startsAt: Date.now() - 60_000, steps });
}

/** From now on Tencent says that the task is asked about wrongly: it is failing with the next answer, and not asked again. */
export function refuse({ emulator }: StartedEmulator, taskId: string): void {
  emulator.setFault({ taskId }, { kind: 'error', code: 'InvalidParameter' });
}

/** What the server answers about the task, which it knows from then on. */
export function ask(
  { request }: Asker,
  board: { url: string },
  taskId: string,
  elsewhere: Elsewhere = {},
): Promise<APIResponse> {
  return request.get(`${board.url}/api${taskPage(taskId, elsewhere)}`);
}

/** Tencent says this about the tasks, and the server learns of them one after the other. */
export async function know(
  asker: Asker,
  board: { url: string },
  tencent: StartedEmulator,
  taskIds: readonly string[],
  status = 'InProgress',
  elsewhere: Elsewhere = {},
): Promise<void> {
  for (const taskId of taskIds) {
    say(tencent, taskId, status, elsewhere);
    await ask(asker, board, taskId, elsewhere);
  }
}
