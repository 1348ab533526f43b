import { DEMO_APPS, type DemoTask, demoTasks, nextDemoTask } from '#emulator/demo-tasks.ts';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { startEmulator } from '#emulator/start-emulator.ts';
import type { Board } from '#proxy/board.ts';
import { credentialOf, fixedCredential } from '#proxy/credentials/credential-source.ts';
import type { Site } from '#tencent/sites.ts';

/** A demo that runs for days stays alive: this often a new task begins. */
const NEW_TASK_EVERY_MS = 120_000;

/** The emulator as the demo's Tencent, on a loopback port of its own, with about 60 tasks in every state and mood. */
export async function startDemo(site: Site) {
  const { emulator, url } = await startEmulator({ site });

  return {
    endpoint: new URL(url),
    credential: fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, token: undefined })),
    /** Begins the tasks and tells of each, as whoever starts transcriptions would. */
    play({ follow, setAppLabel }: Pick<Board, 'follow' | 'setAppLabel'>): void {
      const begin = ({ ref, script, fault }: DemoTask) => {
        emulator.setTask(ref, script);
        if (fault) emulator.setFault(fault.match, fault.fault);
        return ref;
      };
      for (const { sdkAppId, label } of DEMO_APPS) setAppLabel(sdkAppId, label);
      follow(demoTasks(Date.now(), Math.random, site).map(begin));
      setInterval(() => follow([begin(nextDemoTask(Date.now(), Math.random, site))]), NEW_TASK_EVERY_MS).unref();
    },
  };
}
