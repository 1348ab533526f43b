import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../src/harness/free-port.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { type ScribeboardProcess, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { CLIENT, type IdentityProviderOfTest, startIdentityProvider } from '../src/testing/identity-provider.ts';

export const COOKIE_KEY = 'q8Zt0mK2vYx4LhN7sWcR1bJ6eUa9TgPf';
const POLICY = { groups: { 'trtc-ops': '*', 'trtc-one': [1_400_000_001] } };

export interface BoardWithLogin {
  /** As browsers call it. */
  url: string;
  idp: IdentityProviderOfTest;
  board: ScribeboardProcess;
  /** Ends the process and begins another one on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The real process behind a real identity provider, each on a host name of its own. */
export async function startBoardWithLogin(settings: Record<string, string>): Promise<BoardWithLogin> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const idp = await startIdentityProvider(url);
  const folder = newFolder();
  const policyFile = join(folder, 'config.json');
  writeFileSync(policyFile, JSON.stringify({ policy: POLICY }));
  const start = () =>
    startScribeboard({
      PORT: String(port),
      PUBLIC_URL: url,
      AUTH_MODE: 'oidc',
      OIDC_ISSUER: idp.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_SCOPES: 'openid profile email groups',
      COOKIE_KEYS: COOKIE_KEY,
      CONFIG_FILE: policyFile,
      DATA_DIR: join(folder, 'data'),
      ...settings,
    });
  let board = await start();
  return {
    url,
    idp,
    get board() {
      return board;
    },
    async restart() {
      await board.stop();
      board = await start();
    },
    async stop() {
      await board.stop();
      await idp.stop();
    },
  };
}
