import { globSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

const LONG = 64 * 1024;
/** What is faster at any length is not measured. */
const FAST_MS = 20;
/** Four times the input: four times the time where it grows with the length, sixteen where it grows with its square. */
const FACTOR = 4;
const MOST_FACTOR = 9;

interface Expression {
  file: string;
  pattern: string;
  flags: string;
}

/** Every expression that is written in the code of the server and of what it reads with. */
const EXPRESSIONS: Expression[] = globSync(
  '{src/{proxy,tencent,contract}/**/*.ts,src/app/features/add-tasks/paste/*.ts}',
)
  .filter((file) => !/\.(test|soak)\.ts$|arbitrary-/.test(file))
  .flatMap((file) => {
    const found: Expression[] = [];
    JSON.stringify(parseSync(file, readFileSync(file, 'utf8')).program, (_key, node) => {
      if (node?.type === 'Literal' && node.regex) found.push({ file, ...node.regex });
      return typeof node === 'bigint' ? null : node;
    });
    return found;
  });

/** Texts that an expression takes long to refuse: pieces of itself and what its classes match, over and over, with a bad end. */
function worstInputs({ pattern }: Expression, length: number): string[] {
  const plain = pattern.replaceAll(
    /\\([^a-zA-Z])|\\[a-zA-Z](\{[^}]*\})?|\[(\\.|[^\]\\])*\]|[\^$()|*+?{}]/g,
    (_, escaped) => escaped ?? '\n',
  );
  const words = [...new Set(plain.split('\n').filter((word) => word !== ''))];
  const pieces = [...words, ' ', '\n', 'a', '0', '-', '.', 'a.', ' =', 'a=', '\t a'];
  const begins = ['', ...words, 'a', 'a=', `${words.join('')}`, `${words.slice(0, -1).join('')} `];
  return begins.flatMap((begin) =>
    pieces.flatMap((piece) => {
      const text = begin + piece.repeat(Math.ceil(length / piece.length));
      return [text, `${text}\u0001`];
    }),
  );
}

function cost({ pattern, flags }: Expression, text: string): number {
  const expression = new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`);
  const once = () => {
    const before = performance.now();
    text.replaceAll(expression, '');
    return performance.now() - before;
  };
  return Math.min(once(), once());
}

it('finds the expressions', () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(30);
});

it('would find one that is not linear', () => {
  const bad = { file: '', pattern: '\\[request id:[^\\]]*\\]', flags: 'gi' };
  expect(longest(bad).factor).toBeGreaterThan(MOST_FACTOR);
});

it.each(EXPRESSIONS)('$file: /$pattern/$flags is linear in its worst input of 64 KB', (expression) => {
  const { factor, text } = longest(expression);
  expect(factor, JSON.stringify(text.slice(0, 60))).toBeLessThan(MOST_FACTOR);
});

/** How many times longer the worst text of all takes than a quarter of it; 0 when it is fast. */
function longest(expression: Expression): { factor: number; text: string } {
  const short = worstInputs(expression, LONG / FACTOR);
  const long = worstInputs(expression, LONG);
  let worst = { factor: 0, text: '' };
  for (const [i, text] of long.entries()) {
    const took = cost(expression, text);
    if (took < FAST_MS) continue;
    const factor = took / cost(expression, short[i] ?? '');
    if (factor > worst.factor) worst = { factor, text };
  }
  return worst;
}
