import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

/** Each four times as long as the last: four times the time where it grows with the length, sixteen where it grows with its square. */
const LENGTHS = [1, 4, 16, 64].map((kilobytes) => kilobytes * 1024);
const FACTOR = 4;
const MOST_FACTOR = 9;
/** What is faster is not measured: it is noise, and at the greatest length it is fast enough. */
const FAST_MS = 20;

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

/** Of what a text consists that an expression takes long to refuse. */
interface Recipe {
  begin: string;
  piece: string;
  end: string;
}

/** Pieces of the expression itself and what its classes match, over and over, with a bad end. */
function worstInputs({ pattern }: Expression): Recipe[] {
  const plain = pattern.replaceAll(
    /\\([^a-zA-Z])|\\[a-zA-Z](\{[^}]*\})?|\[(\\.|[^\]\\])*\]|[\^$()|*+?{}]/g,
    (_, escaped) => escaped ?? '\n',
  );
  const words = [...new Set(plain.split('\n').filter((word) => word !== ''))];
  const pieces = [...words, ' ', '\n', 'a', '0', '-', '.', 'a.', ' =', 'a=', '\t a'];
  const begins = ['', ...words, 'a', 'a=', `${words.join('')}`, `${words.slice(0, -1).join('')} `];
  return begins.flatMap((begin) =>
    pieces.flatMap((piece) => ['', '\u0001'].map((end): Recipe => ({ begin, piece, end }))),
  );
}

function cook({ begin, piece, end }: Recipe, length: number): string {
  return begin + piece.repeat(Math.ceil(length / piece.length)) + end;
}

/** The time of this thread alone, of several measurements the least: a busy machine only ever adds to it. */
function cost(expression: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3 && least >= FAST_MS / MOST_FACTOR; times += 1) {
    const before = process.threadCpuUsage();
    findAll(expression, text);
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Keeps nothing of what it finds: to collect it would take longer than the expression. */
function findAll(expression: RegExp, text: string): void {
  expression.lastIndex = 0;
  for (let from = 0; expression.test(text); from = expression.lastIndex)
    if (expression.lastIndex === from) expression.lastIndex += 1;
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

/**
 * How many times longer the worst text of all takes than a quarter of it; 0 when it is fast. It climbs from short texts to long
 * ones, and ends at the first that is not linear: at the greatest length that one may take hours.
 */
function longest(of: Expression): { factor: number; text: string } {
  const expression = new RegExp(of.pattern, of.flags.includes('g') ? of.flags : `${of.flags}g`);
  let worst = { factor: 0, text: '' };
  for (const recipe of worstInputs(of)) {
    for (const length of LENGTHS) {
      const text = cook(recipe, length);
      const took = cost(expression, text);
      if (took < FAST_MS) continue;
      const factor = took / cost(expression, cook(recipe, length / FACTOR));
      if (factor > worst.factor) worst = { factor, text };
      if (factor >= MOST_FACTOR) return worst;
    }
  }
  return worst;
}
