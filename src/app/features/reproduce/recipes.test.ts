import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SITES } from '#tencent/sites.ts';
import type { RecipeId } from '../../keep/chosen-recipe.ts';
import { RECIPE_OF } from './recipes.ts';
import { SITE_LINKS } from './site-links.ts';

const RECIPES = Object.keys(RECIPE_OF) as RecipeId[];
const HOSTILE = `-m9+it's"$HOME\${PATH}$(id)\`id\`\\n\\u0041\\'#{1+1}{}%s??=??/!!<%=?>*~&|;.`;
const task = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId });
const taskId = fc
  .oneof(
    fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\\', "'", '"', '$', '`', '#{', '${', '??', '\\u', '%'),
  )
  .chain((first) =>
    fc
      .array(fc.oneof(fc.constantFrom('\\', "'", '"', '?', '$', '-', '.', '#', '{', '/', 'u'), fc.constant(first)), {
        maxLength: 60,
      })
      .map((rest) => first + rest.join('')),
  );

/** What stands for the TaskId in the text. Everything else must be the same for every TaskId. */
function literalIn(recipe: RecipeId, taskId: string): string {
  const { print } = RECIPE_OF[recipe];
  const plain = print(task('PLACEHOLDER'), 'intl');
  const before = plain.indexOf('PLACEHOLDER');
  const text = print(task(taskId), 'intl');
  const after = plain.length - before - 'PLACEHOLDER'.length;
  expect(text.slice(0, before)).toBe(plain.slice(0, before));
  expect(text.slice(text.length - after)).toBe(plain.slice(plain.length - after));
  return text.slice(before, text.length - after);
}

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
      { numRuns: 1000, examples: [[HOSTILE], ['\\'], ["'"], ["'\\''"], ['??/"'], ['\\\\"'], ['-'], ['.']] },
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
  const ids = [HOSTILE, '-m9+x.', ...fc.sample(taskId, { numRuns: 100, seed: 2 })];

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

/** Whether a tool is there and works: what it cannot check here is checked where it is. */
function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('by the language itself', () => {
  const ids = [HOSTILE, ...fc.sample(taskId, { numRuns: 200, seed: 1 })];
  const folder = mkdtempSync(join(tmpdir(), 'scribeboard-recipes-'));
  const save = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const literals = (recipe: RecipeId, quote: string) => ids.map((id) => quote + literalIn(recipe, id) + quote);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8', cwd: folder });

  test('sh reads the words', () => {
    expect(run('sh', '-c', `printf '%s\\n' ${literals('tccli', "'").join(' ')}`)).toBe(`${ids.join('\n')}\n`);
  });

  test.skipIf(!has('python3', '--version'))('python3 compiles the program and reads the literals', () => {
    run('python3', '-m', 'py_compile', save('task.py', RECIPE_OF.python.print(task(HOSTILE), 'intl')));
    const program = save('ids.py', `import json\nprint(json.dumps([${literals('python', '"').join(',')}]))`);
    expect(JSON.parse(run('python3', program))).toEqual(ids);
  });

  test.skipIf(!has('java', '--version') || !has('javac', '--version'))(
    'java parses the program and reads the literals',
    () => {
      save('DescribeTask.java', RECIPE_OF.java.print(task(HOSTILE), 'intl'));
      const program = save('Ids.java', javaChecks(literals('java', '"')));
      expect(run('java', program)).toBe(`${ids.join('\n')}\n`);
    },
    60_000,
  );

  test.skipIf(!has('g++', '--version'))(
    'g++ reads the literals, also as C++11 with its trigraphs',
    () => {
      const program = save(
        'ids.cpp',
        `#include <cstdio>\nint main() {\n${literals('cpp', '"')
          .map((id) => `std::puts(${id});`)
          .join('\n')}\n}`,
      );
      run('g++', '-std=c++11', '-w', '-o', join(folder, 'ids'), program);
      expect(run(join(folder, 'ids'))).toBe(`${ids.join('\n')}\n`);
    },
    60_000,
  );
});

/** Parses the program beside it, without its packages, and prints the literals. */
function javaChecks(literals: readonly string[]): string {
  return `\
import com.sun.source.util.JavacTask;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

public class Ids {
  public static void main(String[] args) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var files = compiler.getStandardFileManager(found, null, null);
    var sources = files.getJavaFileObjects("DescribeTask.java");
    ((JavacTask) compiler.getTask(null, files, found, null, null, sources)).parse();
    if (!found.getDiagnostics().isEmpty()) throw new Exception(found.getDiagnostics().toString());
    for (String id : new String[] {${literals.join(', ')}}) System.out.print(id + "\\n");
  }
}
`;
}
