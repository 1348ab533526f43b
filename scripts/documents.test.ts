import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DECISIONS = 'docs/decisions';

function markdownIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(dir, name));
}

const DOCUMENTS = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn(DECISIONS), ...markdownIn('.github')];
const { scripts, version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Code, which names files and commands: between backticks, or indented by a fence. */
const codeIn = (text: string) => [...text.matchAll(/```[^`]*```|`[^`\n]+`/g)].map(([code]) => code).join('\n');

/** As a document says them: from the root. What has a star or an ellipsis names no one file. */
const pathsIn = (text: string) => [
  ...new Set(
    [...codeIn(text).matchAll(/(?<![\w/.-])(?:src|e2e|scripts|bench|docs|public|\.github|\.ci)\/[\w@./*…<>-]*/g)]
      .map(([path]) => path)
      .filter((path) => !/[*…<>]/.test(path)),
  ),
];
const linksIn = (text: string) =>
  [...text.matchAll(/(?:\]\(|(?:src|srcset)=")(?!https?:)([^)#"\s]+)/g)].map(([, path]) => path ?? '');
/** A record that no longer holds tells of files as they were. */
const isHistory = (text: string) => /^Date: .* Status: replaced by \d+\.$/m.test(text);
const commandsIn = (text: string) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names and links to nothing that does not exist', () => {
    const links = linksIn(text).map((path) => join(dirname(document), path));
    const paths = isHistory(text) ? [] : pathsIn(text);
    expect([...paths, ...links].filter((path) => !existsSync(path))).toEqual([]);
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('what a document names is found in it', () => {
  const text =
    'See `src/a.ts` and [b](b.md#c), <img src="d.png">\n```sh\nnpm run unit -- src/core\n```\n`src/*.ts`, src/not-code.ts';
  expect(pathsIn(text)).toEqual(['src/a.ts', 'src/core']);
  expect(linksIn(text)).toEqual(['b.md', 'd.png']);
  expect(commandsIn(text)).toEqual(['unit']);
});

it('CHANGELOG.md says what is new in the version of package.json', () => {
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## ${version} - 20`);
});

describe('a walk of docs/architecture.md', () => {
  const walks = readFileSync('docs/architecture.md', 'utf8')
    .split(/^## /m)
    .filter((section) => section.startsWith('A walk: '));

  it.each(walks.map((walk) => [walk.split('\n')[0] ?? '', walk]))('(%s) goes to each file once', (_, walk) => {
    const steps = [...walk.matchAll(/^\d+\. /gm)];
    const files = codeIn(walk).match(/src\/[\w./-]+\.tsx?/g) ?? [];
    expect(steps.length).toBeGreaterThan(10);
    expect(files).toHaveLength(steps.length);
    expect(files).toEqual([...new Set(files)]);
  });

  it('is there twice', () => {
    expect(walks).toHaveLength(2);
  });
});

describe('a decision', () => {
  const records = readdirSync(DECISIONS).filter((name) => /^\d/.test(name));
  const index = readFileSync(`${DECISIONS}/README.md`, 'utf8');

  it.each(records)('%s has date, status, decision, reasons and price, and its line in the index', (name) => {
    const record = readFileSync(`${DECISIONS}/${name}`, 'utf8');
    const [, number, title] = /^# (\d+)\. (.+)\n/.exec(record) ?? [];
    const [, date, status] = /^Date: (\d{4}-\d\d-\d\d)\. Status: (.+)\.$/m.exec(record) ?? [];
    expect(record.match(/^## .*/gm)).toEqual(['## Decision', '## Reasons', '## Price']);
    expect(Number.parseInt(name, 10)).toBe(Number(number));
    expect(index).toContain(`| ${number} | [${title}](${name}) | ${date} | ${status} |`);
  });

  it('has a number of its own', () => {
    expect(new Set(records.map((name) => Number.parseInt(name, 10))).size).toBe(records.length);
  });
});
