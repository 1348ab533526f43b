import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import pino from 'pino';
import { systemClock } from '#proxy/clock.ts';
import { type Config, parseConfig } from '#proxy/config.ts';
import { drain } from '#proxy/http/drain.ts';
import { createServer } from '#proxy/http/server.ts';
import { createProxy } from '#proxy/proxy.ts';
import { createSendRequest } from '#proxy/send-request.ts';
import { startProblems } from '#proxy/start-guard.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';

/** sysexits.h: the configuration is wrong; starting again will not help. */
const EX_CONFIG = 78;
/** Longer than Tencent's own time-out of 6 s. */
const CALL_DEADLINE_MS = 8_000;
/** What the process before us sent in its last second is not known: we are silent for that second and for the way. */
const HOLD_AFTER_START_MS = 2_000;

const config = readConfig();
const pagesDir = new URL('../dist/', import.meta.url).pathname;
if (!existsSync(`${pagesDir}index.html`))
  stop(1, ['The board is not built: run it with npm start, or npm run build first.']);
const logger = pino({ level: config.logLevel });
let isReady = false;

const demo = config.credential === null ? await (await import('./demo.ts')).startDemo(config.site) : null;
const credential = config.credential ?? demo?.credential ?? stop(EX_CONFIG, ['There is no credential.']);
const deps = createProxy({
  config: { ...config, endpoint: demo?.endpoint ?? config.endpoint },
  credential,
  mode: demo ? 'demo' : 'live',
  version: JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
  clock: systemClock,
  random: Math.random,
  send: createSendRequest({ deadlineMs: CALL_DEADLINE_MS }),
  signer: createSigner(nodeSha256),
  // performance.now() counts from the start of the process; the demo's own Tencent started with us.
  holdUntil: demo ? 0 : HOLD_AFTER_START_MS,
  isReady: () => isReady,
  logger,
});
const server = await createServer({ ...config, deps, pagesDir, logger });
demo?.play((refs) => deps.board.follow(refs));
deps.board.start();

try {
  const { host, port } = config;
  const address = await server.listen({ host, port });
  isReady = true;
  const asking = demo ? 'the embedded emulator (demo: no credentials are set)' : config.endpoint.origin;
  process.stdout.write(`Scribeboard is at ${address}${config.basePath}/ and asks ${asking}\n`);
} catch (error) {
  stop(1, [`Cannot listen on ${config.host}:${config.port}: ${(error as Error).message}`]);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    isReady = false;
    deps.board.stop();
    await drain(server);
    process.exit(0);
  });
}

function readConfig(): Config {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  const parsed = parseConfig(process.env, file);
  const problems = 'problems' in parsed ? parsed.problems : startProblems(parsed);
  return 'problems' in parsed || problems.length > 0 ? stop(EX_CONFIG, problems) : parsed;
}

function stop(code: number, reasons: readonly string[]): never {
  for (const reason of reasons) process.stderr.write(`scribeboard: ${reason}\n`);
  process.exit(code);
}
