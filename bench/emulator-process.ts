// A child process with an emulator: told a task by message, it answers with its address.
import { once } from 'node:events';
import type { TaskRef } from '#contract/task-ref.ts';
import { startEmulator } from '#emulator/start-emulator.ts';

export interface EmulatorReady {
  url: string;
}

const [ref] = (await once(process, 'message')) as [TaskRef];
const { emulator, url } = await startEmulator({ quotaPerSecond: 1_000_000 });
emulator.setTask(ref, { startsAt: Date.now() - 1_000, steps: [{ status: 'InProgress', forMs: Infinity }] });
process.send?.({ url } satisfies EmulatorReady);
process.on('disconnect', () => process.exit(0));
