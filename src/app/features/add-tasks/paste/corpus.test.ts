import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgePaste, type PastedLine } from './judge-paste.ts';
import { parsePaste } from './parse-paste.ts';

/**
 * Pastes as people copy them, each below its name and above what is to be said about it. Characters that no editor shows stand as
 * ⟨U+200B⟩; a region that the paste does not say is a -.
 */
const FILES = globSync(`${import.meta.dirname}/corpus/*.txt`).sort();

interface Sample {
  name: string;
  pasted: string;
  verdicts: readonly string[];
}

function samplesIn(file: string): Sample[] {
  return readFileSync(file, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.replace(/\n$/, '').split('\n');
      const rule = lines.indexOf('---');
      const pasted = lines.slice(0, rule).join('\n');
      return { name, pasted: withHidden(pasted), verdicts: lines.slice(rule + 1) };
    });
}

function withHidden(text: string): string {
  return text.replace(/⟨U\+([0-9A-F]{4})⟩/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

const NOT_SAID = { sdkAppId: null, region: 'xx-notsaid' };

function said(line: PastedLine): string {
  const { kind, text } = line;
  const place = 'ref' in line ? [line.ref.sdkAppId, line.ref.region === NOT_SAID.region ? '-' : line.ref.region] : [];
  switch (line.kind) {
    case 'asks':
      return line.doubt === null ? `asks - ${text}` : `doubtful ${line.doubt} - - ${text}`;
    case 'doubtful':
      return [kind, line.doubt, ...place, text].join(' ');
    case 'bad':
      return `bad ${line.fault} ${text}`;
    case 'not':
      return `not ${line.why} ${text}`;
    default:
      return [kind, ...place, text].join(' ');
  }
}

describe.each(FILES.map((file) => [basename(file, '.txt'), samplesIn(file)] as const))('%s', (_, samples) => {
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_name, { pasted, verdicts }) => {
    const lines = judgePaste(parsePaste(pasted), { ...NOT_SAID, isKnown: () => false });
    expect(lines.map(said)).toEqual(verdicts);
  });
});

test('there are many, and none of them twice', () => {
  const names = FILES.flatMap((file) => samplesIn(file).map(({ name }) => `${basename(file)} ${name}`));
  expect(names.length).toBeGreaterThanOrEqual(120);
  expect(new Set(names).size).toBe(names.length);
});
