import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failing } from '#testing/failing-files.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Reading } from './credential-source.ts';
import { cvmRoleCredential } from './cvm-role-credential.ts';
import { profileCredential, secretFilesCredential } from './file-credential.ts';
import { credentialFiles } from './open-credential.ts';

let dir: string;
let written = 0;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'scribeboard-secret-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Replaces a file as container platforms do; its time differs however coarse the file system's clock is. */
function write(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(`${path}.new`, text);
  written += 1;
  utimesSync(`${path}.new`, written, written);
  renameSync(`${path}.new`, path);
  return path;
}

const backgroundOf = (clock: Clock) => createBackground(clock, { warn: () => {} });

function shown(reading: Reading): string {
  return 'missing' in reading
    ? reading.missing
    : [reading.secretId, reading.secretKey.reveal(), reading.token?.reveal() ?? '-'].join(' ');
}

describe('secret files', () => {
  it('are read without the line end that editors leave', () => {
    const files = { secretId: write('id', 'AKID\n'), secretKey: write('key', 'k1\r\n'), token: write('token', 'tok') };
    expect(shown(secretFilesCredential(files, backgroundOf(createVirtualClock())).current())).toBe('AKID k1 tok');
  });

  it('are read again within five seconds of a change, and tell of it once', async () => {
    const clock = createVirtualClock();
    const source = secretFilesCredential(
      { secretId: write('id', 'AKID'), secretKey: write('key', 'k1') },
      backgroundOf(clock),
    );
    let changes = 0;
    source.onChange(() => {
      changes += 1;
    });
    await clock.advance(20_000);
    expect(changes).toBe(0);
    write('key', 'k2');
    await clock.advance(5_000);
    expect(shown(source.current())).toBe('AKID k2 -');
    write('key', 'k2');
    await clock.advance(10_000);
    expect(changes).toBe(1);
    source.stop();
    write('key', 'k3');
    await clock.advance(60_000);
    expect(shown(source.current())).toBe('AKID k2 -');
  });

  it('keep the last good secret while they are being replaced', async () => {
    const clock = createVirtualClock();
    const key = write('key', 'k1');
    const source = secretFilesCredential({ secretId: write('id', 'AKID'), secretKey: key }, backgroundOf(clock));
    rmSync(key);
    await clock.advance(10_000);
    expect(shown(source.current())).toBe('AKID k1 -');
    write('key', '');
    await clock.advance(10_000);
    expect(shown(source.current())).toBe('AKID k1 -');
  });

  it('say what is missing, and are found when they appear', async () => {
    const clock = createVirtualClock();
    const source = secretFilesCredential(
      { secretId: write('id', 'AKID'), secretKey: join(dir, 'key') },
      backgroundOf(clock),
    );
    expect(shown(source.current())).toBe('it cannot be read: ENOENT');
    write('key', 'k1');
    await clock.advance(5_000);
    expect(shown(source.current())).toBe('AKID k1 -');
  });
});

describe('files that cannot be read', () => {
  it.each(['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOENT'])(
    'for %s are a fault that is told, leave the last good secret in use, and are read when they can be',
    async (code) => {
      const clock = createVirtualClock();
      const background = backgroundOf(clock);
      const key = write('key', 'k1');
      const source = secretFilesCredential({ secretId: write('id', 'AKID'), secretKey: key }, background);
      // Its folder cannot be searched; then it can, but the file that replaced it cannot be opened at the first look.
      let whole = failing(['statSync'], code, key);
      await clock.advance(10_000);
      expect(background.faults.current()).toMatchObject([{ what: 'credential', code }]);
      expect(shown(source.current())).toBe('AKID k1 -');
      whole();
      write('key', 'k2');
      whole = failing(['readFileSync'], code, key);
      await clock.advance(5_000);
      expect(background.faults.current()).toMatchObject([{ what: 'credential', code }]);
      whole();
      await clock.advance(5_000);
      expect(background.faults.current()).toEqual([]);
      expect(shown(source.current())).toBe('AKID k2 -');
    },
  );
});

describe('the profile file', () => {
  const text =
    '; comment\n[default]\nsecret_id = AKID1\nsecret_key = k=1\n\n[ops]\nsecret_id=AKID2\nsecret_key=k2\ntoken=t2\n';

  it('gives the credential of a profile, the default one unless told', () => {
    const path = write('credentials', text);
    expect(shown(profileCredential({ path }, backgroundOf(createVirtualClock())).current())).toBe('AKID1 k=1 -');
    expect(shown(profileCredential({ path, profile: 'ops' }, backgroundOf(createVirtualClock())).current())).toBe(
      'AKID2 k2 t2',
    );
  });

  it.each([
    ['quotes', '[default]\nsecret_id = "AKID"\nsecret_key=\'k\'\ntoken = " t "\n'],
    ['colons and capitals', '[default]\nSecret_Id: AKID\nSECRET_KEY: k\nToken: t\n'],
    ['names in one word', '[ default ]\nsecretId=AKID\nsecretKey=k\nsecurityToken=t\n'],
    ['names with a dash', '[default]\r\nsecret-id=AKID\r\nsecret-key=k\r\nsession-token=t\r\n'],
    ['blanks before the names', '[default]\n  secret_id = AKID\n\tsecret_key = k\n  token = t'],
  ])('is read as other SDKs read it: with %s', (_what, text) => {
    expect(
      shown(profileCredential({ path: write('credentials', text) }, backgroundOf(createVirtualClock())).current()),
    ).toBe('AKID k t');
  });

  it.each<[string, BufferEncoding, string]>([
    ['with a byte order mark', 'utf8', '\ufeff'],
    ['in UTF-16', 'utf16le', '\ufeff'],
  ])('is read as Windows saves it: %s', (_what, encoding, mark) => {
    const path = write('credentials', '');
    writeFileSync(path, Buffer.from(`${mark}${text}`, encoding));
    expect(shown(profileCredential({ path }, backgroundOf(createVirtualClock())).current())).toBe('AKID1 k=1 -');
  });

  it('is the one of the machine where the person has none, and is noticed when it appears', async () => {
    const clock = createVirtualClock();
    const [own, ofMachine] = [join(dir, 'own'), write('machine', text)];
    const source = profileCredential({}, backgroundOf(clock), [own, ofMachine]);
    expect(shown(source.current())).toBe('AKID1 k=1 -');
    write('own', '[default]\nsecret_id=AKID3\nsecret_key=k3\n');
    await clock.advance(5_000);
    expect(shown(source.current())).toBe('AKID3 k3 -');
    expect(shown(profileCredential({}, backgroundOf(clock), [join(dir, 'none')]).current())).toContain('ENOENT');
  });

  it('says when there is no such profile', () => {
    const path = write('credentials', text);
    expect(shown(profileCredential({ path, profile: 'x' }, backgroundOf(createVirtualClock())).current())).toContain(
      'no section [x]',
    );
  });
});

describe('the role of the machine', () => {
  /** A metadata service whose answers can be changed. */
  function metadata(clock: ReturnType<typeof createVirtualClock>) {
    const service = { calls: 0, fails: false, lifeMs: 3_600_000 };
    const fetchText = async (url: string): Promise<string> => {
      if (service.fails) throw new Error('no route to host');
      if (url.endsWith('/security-credentials/')) return 'board-role\n';
      service.calls += 1;
      return JSON.stringify({
        TmpSecretId: `AKID${service.calls}`,
        TmpSecretKey: 'k',
        Token: 't',
        ExpiredTime: Math.floor((clock.wall() + service.lifeMs) / 1000),
        Code: url.endsWith('/board-role') ? 'Success' : 'Failed',
      });
    };
    return { service, fetchText };
  }

  it('gives temporary credentials, renewed five minutes before they expire', async () => {
    const clock = createVirtualClock();
    const { service, fetchText } = metadata(clock);
    const source = cvmRoleCredential({}, clock, backgroundOf(clock), fetchText);
    await clock.advance(0);
    expect(shown(source.current())).toBe('AKID1 k t');
    await clock.advance(3_600_000 - 302_000);
    expect(service.calls).toBe(1);
    await clock.advance(2_000);
    expect(shown(source.current())).toBe('AKID2 k t');
  });

  it('goes on with the old ones, and tries again every ten seconds, when the metadata service fails', async () => {
    const clock = createVirtualClock();
    const { service, fetchText } = metadata(clock);
    const source = cvmRoleCredential({}, clock, backgroundOf(clock), fetchText);
    await clock.advance(0);
    service.fails = true;
    await clock.advance(3_600_000);
    expect(shown(source.current())).toBe('AKID1 k t');
    service.fails = false;
    await clock.advance(10_000);
    expect(shown(source.current())).toBe('AKID2 k t');
  });

  it('are asked for again within hours, whatever time of their end they name', async () => {
    const clock = createVirtualClock();
    const { service, fetchText } = metadata(clock);
    service.lifeMs = 1e18;
    const source = cvmRoleCredential({}, clock, backgroundOf(clock), fetchText);
    await clock.advance(0);
    service.lifeMs = -1e18;
    await clock.advance(6 * 3_600_000);
    expect(service.calls).toBe(2);
    await clock.advance(60_000);
    expect(service.calls).toBe(8);
    source.stop();
  });

  it('says what is wrong when there is none', async () => {
    const clock = createVirtualClock();
    const { service, fetchText } = metadata(clock);
    service.fails = true;
    const source = cvmRoleCredential({}, clock, backgroundOf(clock), fetchText);
    await clock.advance(0);
    expect(shown(source.current())).toBe('the metadata service: no route to host');
    const other = cvmRoleCredential({ role: 'other' }, clock, backgroundOf(clock), metadata(clock).fetchText);
    await clock.advance(0);
    expect(shown(other.current())).toContain('"Failed"');
  });

  it.each([
    ['what is no JSON', '{"Code":"Success","TmpSecretKey":"canary7"x'],
    ['a list', '["canary7"]'],
    ['a long word', JSON.stringify({ Code: `No${'o'.repeat(50_000)} canary7` })],
  ])('says of %s what it is, in few words, and repeats no key that stands in it', async (_what, text) => {
    const clock = createVirtualClock();
    const lines: string[] = [];
    const background = createBackground(clock, { warn: (fields) => lines.push(inspect(fields)) });
    const source = cvmRoleCredential({ role: 'r' }, clock, background, async () => text);
    await clock.advance(0);
    const said = shown(source.current());
    expect(said).toMatch(/^the metadata service: it returned /);
    expect(said.length).toBeLessThan(120);
    expect(said + lines.join()).not.toContain('anary7');
  });

  it('does not read what is far too long', async () => {
    const clock = createVirtualClock();
    let sent = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          sent += 1;
          controller.enqueue(new Uint8Array(32 * 1024));
        },
      });
    vi.stubGlobal('fetch', async () => new Response(endless()));
    const source = cvmRoleCredential({ role: 'r' }, clock, backgroundOf(clock));
    await vi.waitFor(() => expect(shown(source.current())).toContain('more than 65536 bytes'));
    vi.unstubAllGlobals();
    expect(sent).toBeLessThan(10);
  });
});

it('every file that an account names for its key is looked at for who else may read it', () => {
  const [key, id, token] = [write('key', 'k'), write('id', 'i'), write('token', 't')];
  const files = credentialFiles({ from: 'files', secretId: id, secretKey: key, token });
  const profile = credentialFiles({ from: 'profile', path: key });
  expect([files, profile]).toEqual([[id, key, token], [key]]);
  expect(credentialFiles({ from: 'profile' })).toContain('/etc/tencentcloud/credentials');
  expect(credentialFiles({ from: 'cvmRole' })).toEqual([]);
});
