import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { versionOf } from '../file-version.ts';
import { readTextFile } from '../read-text-file.ts';
import { type CredentialSource, credentialOf, isSameCredential, type Reading } from './credential-source.ts';

/** Secrets mounted as files are replaced by swapping a link, which file watching misses: we look instead. */
const LOOK_EVERY_MS = 5_000;

/** One secret a file, as container platforms mount them. */
export function secretFilesCredential(
  files: { secretId: string; secretKey: string; token?: string | undefined },
  clock: Pick<Clock, 'after'>,
): CredentialSource {
  const paths = Object.values(files).filter((path) => path !== undefined);
  return watchedCredential(clock, paths, () =>
    credentialOf({
      secretId: readTextFile(files.secretId),
      secretKey: readTextFile(files.secretKey),
      token: files.token === undefined ? undefined : readTextFile(files.token),
    }),
  );
}

/** Where Tencent's SDKs look for it: the first that is there. */
const PROFILE_FILES = () => [join(homedir(), '.tencentcloud', 'credentials'), '/etc/tencentcloud/credentials'];

/** The profile file that Tencent's SDKs share: INI, a section a profile, `secret_id`, `secret_key`, optional `token`. */
export function profileCredential(
  { path: named, profile = 'default' }: { path?: string | undefined; profile?: string | undefined },
  clock: Pick<Clock, 'after'>,
  usualPaths = PROFILE_FILES(),
): CredentialSource {
  const paths = named === undefined ? usualPaths : [named];
  return watchedCredential(clock, paths, () => {
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

/** Reads now, and again when one of the files has changed. */
function watchedCredential(clock: Pick<Clock, 'after'>, paths: string[], read: () => Reading): CredentialSource {
  const listeners: (() => void)[] = [];
  let version = versionOf(paths);
  let credential = attempt(read);
  let cancel = clock.after(LOOK_EVERY_MS, look);

  function look(): void {
    cancel = clock.after(LOOK_EVERY_MS, look);
    const found = versionOf(paths);
    if (found === version) return;
    version = found;
    const next = attempt(read);
    // Half-written or just being replaced: what we have may still be good, and Tencent says so if it is not.
    if ('missing' in next && !('missing' in credential)) return;
    const isNew = 'missing' in next || 'missing' in credential || !isSameCredential(next, credential);
    credential = next;
    if (isNew) for (const tell of listeners) tell();
  }

  return {
    current: () => credential,
    onChange: (listener) => listeners.push(listener),
    stop: () => cancel(),
  };
}

function attempt(read: () => Reading): Reading {
  try {
    return read();
  } catch (error) {
    return { missing: `it cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}` };
  }
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
