import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '#harness/new-folder.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';

/** A process that takes the word of a gateway for who asks: each of the group `ops` may see everything. */
export function startBehindGateway(emulator: Parameters<typeof asking>[0], settings: Record<string, string> = {}) {
  const config = join(newFolder(), 'config.json');
  writeFileSync(config, JSON.stringify({ policy: { groups: { ops: '*' } } }));
  return startScribeboard({
    ...asking(emulator),
    AUTH_MODE: 'trusted-header',
    TRUSTED_PROXY_CIDRS: '127.0.0.1',
    CONFIG_FILE: config,
    ...settings,
  });
}
