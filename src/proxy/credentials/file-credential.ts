import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Background } from '../background.ts';
import { readTextFile } from '../read-text-file.ts';
import { watchFiles } from '../watch-files.ts';
import {
  CREDENTIAL_FAULT,
  type CredentialSource,
  credentialOf,
  isSameCredential,
  type ProxyCredential,
  type Reading,
} from './credential-source.ts';

/** Secrets mounted as files are replaced by swapping a link, which file watching misses: we look instead. */
const LOOK_EVERY_MS = 5_000;

/** One secret a file, as container platforms mount them. */
export function secretFilesCredential(
  files: { secretId: string; secretKey: string; token?: string | undefined },
  background: Background,
): CredentialSource {
  const paths = Object.values(files).filter((path) => path !== undefined);
  return watchedCredential(background, paths, () =>
    credentialOf({
      secretId: readTextFile(files.secretId),
      secretKey: readTextFile(files.secretKey),
      token: files.token === undefined ? undefined : readTextFile(files.token),
    }),
  );
}

/** Where Tencent's SDKs look for it: the first that is there. */
export const PROFILE_FILES = () => [join(homedir(), '.tencentcloud', 'credentials'), '/etc/tencentcloud/credentials'];

/** The profile file that Tencent's SDKs share: INI, a section a profile, `secret_id`, `secret_key`, optional `token`. */
export function profileCredential(
  { path: named, profile = 'default' }: { path?: string | undefined; profile?: string | undefined },
  background: Background,
  usualPaths = PROFILE_FILES(),
): CredentialSource {
  const paths = named === undefined ? usualPaths : [named];
  return watchedCredential(background, paths, () => {
    const path = paths.find((file) => existsSync(file)) ?? paths.join(' or ');
    const section = parseIni(readTextFile(path)).get(profile);
    if (!section) return { missing: `${path} has no section [${profile}]` };
    return credentialOf({
      secretId: section.get('secretid'),
      secretKey: section.get('secretkey'),
      token: section.get('token') ?? section.get('securitytoken') ?? section.get('sessiontoken'),
    });
  });
}

/** Reads now, and again when one of the files has changed or could not be read. */
function watchedCredential(background: Background, paths: string[], read: () => Reading): CredentialSource {
  const listeners: (() => void)[] = [];
  const files = watchFiles({
    fault: background.faults.of(CREDENTIAL_FAULT),
    paths,
    read(): ProxyCredential {
      const reading = read();
      if ('missing' in reading) throw new Error(reading.missing);
      return reading;
    },
  });
  let credential: ProxyCredential | null = files.look();

  function look(): void {
    const next = files.look();
    // Half-written or just being replaced: what we have may still be good, and Tencent says so if it is not.
    if (next === null || (credential && isSameCredential(next, credential))) return;
    credential = next;
    for (const tell of listeners) tell();
  }

  return {
    current: () => credential ?? { missing: reasonOf(files.failure()) },
    onChange: (listener) => listeners.push(listener),
    stop: background.every('credential', LOOK_EVERY_MS, look),
  };
}

function reasonOf(failure: NodeJS.ErrnoException | null): string {
  return failure?.code === undefined ? (failure?.message ?? '') : `it cannot be read: ${failure.code}`;
}

/**
 * As Tencent's SDKs for Python, Go and Java read it between them: any case, `=` or `:`, values with or without quotes;
 * `secret_id`, `secretId` and `Secret-Id` are one name.
 */
function parseIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name] = /^\s*\[([^\]]*)\]\s*$/.exec(line) ?? [];
    const [, key, value] = /^\s*([^=:;#\s]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) {
      section = new Map();
      sections.set(name.trim(), section);
    } else if (key !== undefined && value !== undefined) section.set(key.toLowerCase().replaceAll(/[_-]/g, ''), value);
  }
  return sections;
}
