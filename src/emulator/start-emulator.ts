import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts';
import { type ListeningEmulator, type ListenOptions, listenEmulator } from './http-server.ts';

export interface StartOptions extends Omit<EmulatorOptions, 'sha256'>, ListenOptions {}

export interface StartedEmulator extends ListeningEmulator {
  emulator: Emulator;
}

/** An emulator that listens, on 127.0.0.1 and a free port unless told. */
export async function startEmulator({ port, host, ...options }: StartOptions = {}): Promise<StartedEmulator> {
  const emulator = createEmulator({ ...options, sha256: nodeSha256 });
  return { emulator, ...(await listenEmulator(emulator, { port, host })) };
}
