import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { createAuth } from '#proxy/auth/create-auth.ts';
import { readTokens } from '#proxy/auth/tokens.ts';
import { createBackground } from '#proxy/background.ts';
import { restoreKept } from '#proxy/board/restore-kept.ts';
import { systemClock } from '#proxy/clock.ts';
import { type Config, parseConfig } from '#proxy/config/config.ts';
import { fileModeWarnings } from '#proxy/config/file-mode-warnings.ts';
import { jsonFault } from '#proxy/config/json-fault.ts';
import { HOST_OF_A_SHELL, startProblems } from '#proxy/config/start-guard.ts';
import { holdAfterStart } from '#proxy/core/hold-after-start.ts';
import { credentialFiles, openCredential } from '#proxy/credentials/open-credential.ts';
import { duplicateKeys } from '#proxy/duplicate-keys.ts';
import { drain } from '#proxy/http/drain.ts';
import { createInboundLimits } from '#proxy/http/inbound-limits.ts';
import { boardStylesheets } from '#proxy/http/pages.ts';
import { createServer } from '#proxy/http/server.ts';
import { createLogLines } from '#proxy/log-lines.ts';
import { createLogger } from '#proxy/logger.ts';
import { createProxy } from '#proxy/proxy.ts';
import { readTextFile } from '#proxy/read-text-file.ts';
import { createMemoryStore } from '#proxy/store/memory-store.ts';
import { createSqliteStore } from '#proxy/store/sqlite-store.ts';
import { proxyTo } from '#proxy/upstream/outgoing-proxy.ts';
import { createSendRequest } from '#proxy/upstream/send-request.ts';
import { isLoopback } from '#proxy/web-address.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';

/** sysexits.h: the configuration is wrong; starting again will not help. */
const EX_CONFIG = 78;
/** Longer than Tencent's own time-out of 6 s. */
const CALL_DEADLINE_MS = 8_000;
/** Of the event loop, on average: a request would wait for that long several times over. */
const MAX_DELAY_MS = 1_000;
const CONFIG_FILE = 'scribeboard.config.json';

const config = readConfig();
const pagesDir = fileURLToPath(new URL('../dist/', import.meta.url));
if (!existsSync(`${pagesDir}index.html`))
  stop(1, ['The board is not built: run it with npm start, or npm run build first.']);
const logLines = createLogLines(process.stdout);
const logger = createLogger(config.logLevel, logLines);
for (const warning of config.warnings) logger.warn({}, warning);
process.on('uncaughtException', (error) => {
  // Node would print the error with everything it carries.
  logger.fatal({ err: error }, 'a bug: the process stops');
  process.exit(1);
});
for (const warning of fileModeWarnings([
  { path: '.env', holds: 'the key' },
  { path: process.env['CONFIG_FILE'] || CONFIG_FILE, holds: null },
  ...(config.auth.tokensFile === null ? [] : [{ path: config.auth.tokensFile, holds: null }]),
  ...config.accounts.flatMap(({ credential }) => credentialFiles(credential)).map((path) => ({ path, holds: 'a key' })),
  { path: config.dataDir, holds: 'the states of all tasks' },
]))
  logger.warn({}, warning);
const proxyOf = (url: URL) => proxyTo(url, config.httpsProxy, config.noProxy);
const clock = systemClock;
const background = createBackground(clock, logger);
logLines.tellFaults(background, logger);
let isReady = false;

const isDemo = config.accounts.length === 0;
const isOpenDemo = isDemo && config.auth.mode.mode === 'none' && !isLoopback(config.host);
const demo = isDemo ? await (await import('./demo.ts')).startDemo(config.standard.site) : null;
// What the emulator tells must not mix with what Tencent tells, and the next demo begins anew: it needs no file.
const store = isDemo
  ? createMemoryStore(clock)
  : createSqliteStore({ ...config, path: config.dataDir, clock, background, logger });
const { views, incidents, lastActivityAt, stoppedCleanly } = await store.load();
const sinceActivityMs = lastActivityAt === null ? null : performance.timeOrigin - lastActivityAt;

const auth = createAuth(config, {
  background,
  clock,
  logger,
  store,
  stylesheets: boardStylesheets({ ...config, pagesDir }),
});
const deps = createProxy({
  accounts: demo
    ? [{ name: 'demo', ...config.standard, ...demo }]
    : config.accounts.map((account) => ({
        ...account,
        credential: openCredential(account.credential, clock, background),
      })),
  endedCodes: config.endedCodes,
  endedOnBoardMs: config.endedOnBoardMs,
  mode: demo ? 'demo' : 'live',
  isOpenDemo,
  version: JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
  background,
  clock,
  store,
  random: Math.random,
  send: createSendRequest({ deadlineMs: CALL_DEADLINE_MS, background, proxyOf }),
  sha256: nodeSha256,
  // performance.now() counts from the start of the process; the demo's own Tencent started with us.
  holdUntil: demo ? 0 : holdAfterStart({ stoppedCleanly, sinceActivityMs }),
  isReady: () => isReady,
  logger,
});
const { board } = deps;
await restoreKept(board, store, { views, incidents });

const limits = createInboundLimits(clock.monotonic);
const server = await createServer({
  ...config,
  background,
  auth,
  deps,
  pagesDir,
  limits,
  anyName: isOpenDemo,
  mostDelayMs: MAX_DELAY_MS,
  logger,
});
demo?.play(board);
board.start();
try {
  const address = await server.listen({ host: config.host, port: config.port });
  isReady = true;
  for (const { name, endpoint } of config.accounts) {
    const proxy = proxyOf(endpoint);
    if (proxy)
      logger.info({ account: name, endpoint: endpoint.origin, proxy: proxy.shown }, 'calls go through a proxy');
  }
  const upstream = demo ? 'the embedded emulator (demo: no credentials are set)' : endpoints(config);
  const open = isOpenDemo ? 'Demo, open to everyone who can reach it: all tasks in it are made up.\n' : '';
  process.stdout.write(`${open}Scribeboard is at ${address}${config.basePath}/ and connects to ${upstream}\n`);
} catch (error) {
  stop(1, [
    `Cannot listen on ${config.host}:${config.port}: ${(error as Error).message}`,
    ...(config.hostFrom === 'environment' ? [HOST_OF_A_SHELL] : []),
  ]);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    isReady = false;
    await new Promise((resolve) => setTimeout(resolve, config.shutdownDelayMs));
    board.stop();
    await drain(server, background);
    // With calls still on the way, the next process must not take our last second for known.
    await store.close(!board.isAsking());
    process.exit(0);
  });
}

function endpoints({ accounts }: Config): string {
  const ways = accounts.map(({ endpoint }) => {
    const proxy = proxyOf(endpoint);
    return proxy ? `${endpoint.origin} through the proxy ${proxy.shown}` : endpoint.origin;
  });
  return [...new Set(ways)].join(', ');
}

function readConfig(): Config {
  const file = existsSync('.env') ? parseEnv(readTextFile('.env')) : {};
  const parsed = parseConfig(process.env, file, readConfigFile(process.env['CONFIG_FILE'] ?? file['CONFIG_FILE']));
  const problems = 'problems' in parsed ? parsed.problems : [...startProblems(parsed), ...tokenProblems(parsed)];
  return 'problems' in parsed || problems.length > 0 ? stop(EX_CONFIG, problems) : parsed;
}

/** A wrong line lets no holder in, now as later, and takes nothing from the others: they are told in the log. */
function tokenProblems({ auth: { tokensFile } }: Config): string[] {
  if (tokensFile === null) return [];
  const { tokens, problems } = readTokens(tokensFile);
  return tokens.length > 0 ? [] : problems.map((problem) => `TOKENS_FILE ${tokensFile}: ${problem}`);
}

function readConfigFile(named: string | undefined): unknown {
  const path = named || CONFIG_FILE;
  if (!named && !existsSync(path)) return null;
  try {
    const text = readTextFile(path);
    const content: unknown = JSON.parse(text);
    const twice = duplicateKeys(text).map(
      (key) => `CONFIG_FILE ${path}: ${JSON.stringify(key.slice(0, 40))} is there twice`,
    );
    return twice.length > 0 ? stop(EX_CONFIG, twice) : content;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return stop(EX_CONFIG, [`CONFIG_FILE ${path}: ${code ? `it cannot be read: ${code}` : jsonFault(error)}`]);
  }
}

function stop(code: number, reasons: readonly string[]): never {
  for (const reason of reasons) process.stderr.write(`scribeboard: ${reason}\n`);
  process.exit(code);
}
