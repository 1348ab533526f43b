import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SITES } from '#tencent/sites.ts';
import { effort } from '#testing/effort.ts';
import type { RecipeId } from '../../persistence/chosen-recipe.ts';
import { HOSTILE, literalIn, task, taskId } from './hostile-task-ids.ts';
import { RECIPE_OF } from './recipes.ts';
import { SITE_LINKS } from './site-links.ts';

const RECIPES = Object.keys(RECIPE_OF) as RecipeId[];
/** Reads what is between two quotes in a language in which a backslash escapes only these characters. */
function unescaped(inner: string, quote: string, escapable: string): string {
  let text = '';
  for (let at = 0; at < inner.length; at += 1) {
    let character = inner.charAt(at);
    if (character === quote) throw new Error(`the literal ends at ${at}: ${inner}`);
    if (character === '\\') {
      at += 1;
      character = inner.charAt(at);
      if (character === '' || !escapable.includes(character)) throw new Error(`\\${character} at ${at}: ${inner}`);
    }
    text += character;
  }
  return text;
}

function shellWord(inner: string): string {
  // Opened and closed in the text around it; only \' may stand between two quoted parts.
  const parts = inner.split("'\\''");
  for (const part of parts) if (part.includes("'")) throw new Error(`the word ends early: ${inner}`);
  return parts.join("'");
}

function cString(inner: string): string {
  if (/\?\?[=/'()!<>-]/.test(inner)) throw new Error(`a trigraph: ${inner}`);
  return unescaped(inner, '"', '"\\?');
}

const DECODE: Record<RecipeId, (inner: string) => string> = {
  tccli: shellWord,
  curl: (inner) => JSON.parse(`"${shellWord(inner)}"`),
  python: (inner) => unescaped(inner, '"', '"\\'),
  java: (inner) => unescaped(inner, '"', '"\\'),
  php: (inner) => unescaped(inner, "'", "'\\"),
  go: (inner) => unescaped(inner, '"', '"\\'),
  node: (inner) => runInNewContext(`"${inner}"`),
  dotnet: (inner) => unescaped(inner, '"', '"\\'),
  cpp: cString,
  ruby: (inner) => unescaped(inner, "'", "'\\"),
};

describe.each(RECIPES)('%s', (recipe) => {
  const { print, needs } = RECIPE_OF[recipe];

  test('reads as it was reviewed, for both sites', async () => {
    const texts = (['intl', 'cn'] as const).map(
      (site) => `${needs(site)}\n\n${print({ ...task('-m9+x.'), region: SITES[site].regions[0] }, site)}`,
    );
    await expect(texts.join('\n')).toMatchFileSnapshot(`golden/${recipe}.txt`);
  });

  test('asks the site, in the region, with a key from the environment', () => {
    for (const site of ['intl', 'cn'] as const) {
      const text = print(task('-m9+x.'), site);
      expect(text).toContain(SITES[site].host);
      expect(text).toContain('ap-singapore');
      expect(text).toContain('1400000000');
      // tccli reads the same variables by itself.
      if (recipe !== 'tccli') expect(text).toMatch(/TENCENTCLOUD_SECRET_ID.*TENCENTCLOUD_SECRET_KEY/s);
    }
  });

  test('every TaskId arrives as it is', () => {
    return fc.assert(
      fc.property(taskId, (taskId) => {
        expect(DECODE[recipe](literalIn(recipe, taskId))).toBe(taskId);
      }),
      {
        numRuns: effort({ usual: 100, soak: 1_000 }),
        examples: [[HOSTILE], ['\\'], ["'"], ["'\\''"], ['??/"'], ['\\\\"'], ['-'], ['.']],
      },
    );
  });
});

test('tccli gets the TaskId after an equals sign, so that it may start with a minus', () => {
  expect(RECIPE_OF.tccli.print(task('-m9'), 'intl')).toContain("--TaskId='-m9'");
});

test('the endpoints are those that the server asks', () => {
  for (const site of ['intl', 'cn'] as const) {
    expect(SITE_LINKS[site].endpoint).toBe(`https://${SITES[site].host}`);
  }
});

/** The grammar that an editor reads it with. */
const GRAMMAR: Record<RecipeId, string> = {
  tccli: 'bash',
  curl: 'bash',
  python: 'python',
  java: 'java',
  php: 'php',
  go: 'go',
  node: 'javascript',
  dotnet: 'c-sharp',
  cpp: 'cpp',
  ruby: 'ruby',
};

describe('by the grammar of its language', () => {
  const ids = [HOSTILE, '-m9+x.', ...fc.sample(taskId, { numRuns: effort({ usual: 20, soak: 100 }), seed: 2 })];

  test.each(RECIPES)('%s is a whole program, of the same parts for every TaskId', async (recipe) => {
    const parser = await parserOf(GRAMMAR[recipe]);
    const parts = (id: string) => partsOf(parser, programIn(RECIPE_OF[recipe].print(task(id), 'intl')));
    const expected = parts('PLACEHOLDER');
    expect(expected.length).toBeGreaterThan(3);
    for (const id of ids) expect(parts(id), id).toEqual(expected);
  });

  test('a literal that ends early, or that holds code, would be seen', async () => {
    const parser = await parserOf('ruby');
    const said = (literal: string) => partsOf(parser, `puts ${literal}\n`);
    expect(said(`'it\\'s'`)).toEqual(said(`'plain'`));
    expect(said('"#{1 + 1}"')).not.toEqual(said('"plain"'));
    expect(() => said(`'it's'`)).toThrow('does not parse');
  });
});

/** What the outer shell hands to the sh of the here-document, or the text as it is. */
function programIn(text: string): string {
  return /<<'END'\n(.*)\nEND\n/s.exec(text)?.[1] ?? text;
}

const GRAMMARS = dirname(fileURLToPath(import.meta.resolve('@vscode/tree-sitter-wasm')));

async function parserOf(grammar: string): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  return parser.setLanguage(await Language.load(join(GRAMMARS, `tree-sitter-${grammar}.wasm`)));
}

/** The kinds of all parts of a program in their order, without what stands for mere characters in a literal. */
function partsOf(parser: Parser, program: string): string[] {
  const root = parser.parse(program)?.rootNode;
  if (!root || root.hasError) throw new Error(`does not parse: ${root}\n${program}`);
  const kinds = (node: Node): string[] => [node.type, ...node.children.flatMap((child) => (child ? kinds(child) : []))];
  // In sh a quote within a word is several strings, one after the other.
  return kinds(root).filter((kind) => !/content|fragment|escape|^(word|raw_string|concatenation)$/.test(kind));
}

test('sh reads the words', () => {
  const ids = [HOSTILE, ...fc.sample(taskId, { numRuns: effort({ usual: 50, soak: 200 }), seed: 1 })];
  const words = ids.map((id) => `'${literalIn('tccli', id)}'`).join(' ');
  expect(execFileSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' })).toBe(`${ids.join('\n')}\n`);
});
