import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failing } from '#testing/failing-files.ts';
import { forgetfulStore } from '#testing/forgetful-store.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { type Background, createBackground } from '../background.ts';
import { parseConfig } from '../config/config.ts';
import type { Visitor } from './auth.ts';
import { createAuth } from './create-auth.ts';
import { createToken } from './create-token.ts';
import { parseTokensFile } from './tokens-file.ts';

const WISH = { name: 'wallboard', sdkAppIds: [7], scopes: ['read'], days: 90, now: Date.parse('2030-01-01T00:00:00Z') };

let folder: string;
let path: string;
let warnings: unknown[];
let clock: ReturnType<typeof createVirtualClock>;
let background: Background;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scribeboard-tokens-'));
  path = join(folder, 'tokens.jsonl');
  warnings = [];
  clock = createVirtualClock();
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(environment: Record<string, string> = { TOKENS_FILE: path }) {
  const config = parseConfig(environment);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const logger = { warn: (...line: unknown[]) => warnings.push(line) };
  background = createBackground(clock, logger);
  return createAuth(config, {
    background,
    clock,
    logger,
    store: forgetfulStore,
    stylesheets: [],
  });
}

const bearer = (token: string, scheme = 'Bearer '): Visitor => ({
  peer: '127.0.0.1',
  headers: [['authorization', scheme + token]],
});

describe('a bearer token', () => {
  it('is its holder, with the scopes and SdkAppIds of its line, until it ends', async () => {
    const { token, line } = createToken(WISH);
    writeFileSync(path, `# for the wall\n\n${line}\r\n`);
    const identity = await open().authenticate(bearer(token));
    expect(identity).toEqual({
      id: 'token wallboard',
      kind: 'token',
      name: 'wallboard',
      scopes: new Set(['read']),
      apps: new Set([7]),
      expiresAt: Date.parse('2030-04-01T00:00:00Z'),
    });
  });

  it('is known by its hash alone: nothing that we keep or say contains it', () => {
    const { token, line } = createToken(WISH);
    expect(token).toMatch(/^scribeboard_[\w-]{43}$/);
    expect(createToken(WISH).token).not.toBe(token);
    expect(line).not.toContain(token.slice(12));
  });

  it('is refused when it is unknown, altered, cut or said twice: even where no login is needed', async () => {
    const { token, line } = createToken(WISH);
    writeFileSync(path, line);
    const auth = open();
    for (const wrong of [createToken(WISH).token, `${token}x`, token.slice(0, -1), 'scribeboard_'])
      expect(await auth.authenticate(bearer(wrong))).toBe('invalid');
    expect(await auth.authenticate({ peer: null, headers: [...bearer(token).headers, ...bearer(token).headers] })).toBe(
      'invalid',
    );
    expect(await open({}).authenticate(bearer(token))).toBe('invalid');
  });

  it('goes by any spelling of the scheme, and by no other scheme', async () => {
    const { token, line } = createToken(WISH);
    writeFileSync(path, line);
    expect(await open().authenticate(bearer(token, 'bearer  '))).toMatchObject({ kind: 'token' });
    expect(await open().authenticate(bearer(token, 'Basic '))).toMatchObject({ kind: 'local' });
    expect(await open().authenticate(bearer('of-another-kind'))).toMatchObject({ kind: 'local' });
  });

  it('ends a second after it was taken out of the file, without a restart', async () => {
    const [wall, script] = [createToken(WISH), createToken({ ...WISH, name: 'script' })];
    writeFileSync(path, `${wall.line}\n${script.line}\n`);
    const auth = open();
    expect(await auth.authenticate(bearer(wall.token))).toMatchObject({ name: 'wallboard' });
    writeFileSync(path, script.line);
    await clock.advance(1_000);
    expect(await auth.authenticate(bearer(wall.token))).toBe('invalid');
    expect(await auth.authenticate(bearer(script.token))).toMatchObject({ name: 'script' });
  });

  it.each(['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOENT'])(
    'cannot be judged while the file cannot be read (%s): its holder is asked to come again, and comes in when it can',
    async (code) => {
      const { token, line } = createToken(WISH);
      writeFileSync(path, line);
      const auth = open();
      expect(await auth.authenticate(bearer(token))).toMatchObject({ name: 'wallboard' });
      const whole = failing(['statSync', 'readFileSync'], code, path);
      await clock.advance(5_000);
      expect(await auth.authenticate(bearer(token))).toBe('unavailable');
      expect(background.faults.current()).toMatchObject([{ what: 'tokens', code }]);
      expect(inspect(warnings, { depth: 9 })).toContain(code);
      whole();
      await clock.advance(1_000);
      expect(await auth.authenticate(bearer(token))).toMatchObject({ name: 'wallboard' });
      expect(background.faults.current()).toEqual([]);
    },
  );

  it('beside a broken line goes on, and the log says which line lets no holder in', async () => {
    const { token, line } = createToken(WISH);
    writeFileSync(path, `{"name":\n${line}`);
    expect(await open().authenticate(bearer(token))).toMatchObject({ name: 'wallboard' });
    expect(inspect(warnings, { depth: 9 })).toContain('line 1');
  });
});

describe('a line of the file', () => {
  const { line } = createToken(WISH);
  const changed = (changes: object) => JSON.stringify({ ...JSON.parse(line), ...changes });

  it.each([
    ['no JSON', 'wallboard', /line 1: must be a JSON object/],
    ['without a name', changed({ name: '' }), /name: must not be empty/],
    ['with the token itself', changed({ sha256: createToken(WISH).token }), /sha256: must be a SHA-256/],
    ['without scopes', changed({ scopes: [] }), /scopes: must name/],
    ['with the scope to write', changed({ scopes: ['write'] }), /scopes/],
    ['for no SdkAppId', changed({ sdkAppIds: [] }), /sdkAppIds: must name/],
    ['for ever', changed({ expires: undefined }), /expires: must be there/],
    ['until a day that is none', changed({ expires: '2030-02-31T00:00:00Z' }), /expires/],
    ['with something we do not know', changed({ scope: 'read' }), /scope: must not be there/],
    ['with a thing said twice', `${line.slice(0, -1)},"sdkAppIds":"*"}`, /line 1: "sdkAppIds" is there twice/],
    ['with a name that is taken', `${line}\n${changed({ sha256: '0'.repeat(64) })}`, /line 2: there is another/],
  ])('%s lets no holder in and says so', (_what, content, says) => {
    expect(parseTokensFile(content).problems).toEqual([expect.stringMatching(says)]);
  });
});
