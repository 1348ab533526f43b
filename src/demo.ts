import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { playDemo } from '#emulator/play-demo.ts';
import { startEmulator } from '#emulator/start-emulator.ts';
import type { Board } from '#proxy/board/board.ts';
import { systemClock } from '#proxy/clock.ts';
import { credentialOf, fixedCredential } from '#proxy/credentials/credential-source.ts';
import type { Site } from '#tencent/sites.ts';

/** The emulator as the demo's Tencent, on a loopback port of its own, with about 60 tasks in every state and mood. */
export async function startDemo(site: Site) {
  const { emulator, url } = await startEmulator({ site });

  return {
    endpoint: new URL(url),
    credential: fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, token: undefined })),
    play({ addTasks, setAppLabel }: Pick<Board, 'addTasks' | 'setAppLabel'>): void {
      playDemo({ emulator, clock: systemClock, random: Math.random, site, addTasks, setAppLabel });
    },
  };
}
