// Makes a bearer token: npm run token -- --name wallboard --apps 1400000000 [--scope read] [--days 90] [--file tokens.jsonl]
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createToken } from '#proxy/auth/create-token.ts';
import { readTokens } from '#proxy/auth/tokens.ts';
import { parseTokensFile } from '#proxy/auth/tokens-file.ts';

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    apps: { type: 'string' },
    scope: { type: 'string', default: 'read' },
    days: { type: 'string', default: '90' },
    file: { type: 'string' },
  },
});
const { name, apps, scope, days, file } = values;
if (name === undefined || apps === undefined) stop('say --name and --apps: SdkAppIds with commas between them, or *');

const { token, line } = createToken({
  name,
  sdkAppIds: apps === '*' ? '*' : apps.split(',').map(Number),
  scopes: scope.split(','),
  days: Number(days),
  now: Date.now(),
});
const [problem] = parseTokensFile(line).problems;
if (problem !== undefined) stop(problem.replace(/^line 1: /, ''));
if (file !== undefined) {
  if (readTokens(file).tokens.some((other) => other.name === name)) stop(`${file} has a token of this name already`);
  const isCut = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  appendFileSync(file, `${isCut ? '\n' : ''}${line}\n`, { mode: 0o600 });
}

console.log(`The token, shown only now: ${token}`);
console.log(file === undefined ? `The line for TOKENS_FILE:\n${line}` : `Its line is in ${file}.`);

function stop(reason: string): never {
  console.error(`token: ${reason}`);
  process.exit(2);
}
