import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '#proxy/api/routes.ts';
import { SETTINGS } from '#proxy/config/config.ts';

const readme = readFileSync('README.md', 'utf8');

it('README.md describes every setting, and no other', () => {
  const described = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual(SETTINGS.toSorted());
});

it('README.md describes every route', () => {
  for (const { method, path } of ROUTES) expect(readme).toContain(`${method} ${path}`);
});

/** What no language changes: how deep the headings go, the blocks of commands, the links, and the code of each row of a table. */
const bones = (text: string) => ({
  headings: [...text.matchAll(/^#+ /gm)].map(([level]) => level),
  commands: text.match(/^```[^`]*^```/gm),
  links: [...new Set([...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target))]
    .filter((target) => !/^README|\.png$/.test(target ?? ''))
    .toSorted(),
  rows: [...text.matchAll(/^ *\|.*\|$/gm)].map(([row]) => {
    const [first = '', second = ''] = row.split(' | ');
    return [first, second].map((cell) => cell.match(/`[^`]+`/g)?.join(' ') ?? '');
  }),
});

describe('README.zh-CN.md', () => {
  const chinese = readFileSync('README.zh-CN.md', 'utf8');

  it('has the headings, commands, links and rows of README.md', () => {
    expect(bones(chinese)).toEqual(bones(readme));
  });

  it('links to its own headings', () => {
    const anchors = [...chinese.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    const headings = [...chinese.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(anchors));
  });

  it.each([
    ['a setting', readme.replace(/^\| `PORT`.*\n/m, '')],
    ['a command', readme.replace('npm run backup', 'npm run copy')],
    ['a section', readme.replace('### Backups', '')],
  ])('differs without %s', (_, changed) => {
    expect(bones(changed)).not.toEqual(bones(readme));
  });
});
