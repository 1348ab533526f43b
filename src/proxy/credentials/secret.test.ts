import { format, inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import pino from 'pino';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

const VALUE = 'canary-of-the-secret';
const secret = new Secret(VALUE);
const thrown = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return inspect(error, { showHidden: true, depth: 9 });
  }
};
const logged = () => {
  let line = '';
  pino({}, { write: (text) => (line += text) }).info({ secret, deep: { list: [secret] } }, 'a line with %s', secret);
  return line;
};

it.each<[how: string, print: () => unknown]>([
  ['a template', () => `${secret}`],
  ['a sum', () => `the key is ${secret}`.concat(secret as unknown as string)],
  ['String', () => String(secret)],
  ['a join', () => [secret, secret].join()],
  ['JSON', () => JSON.stringify({ secret, deep: { list: [secret] } })],
  ['JSON, indented', () => JSON.stringify({ secret }, null, 2)],
  ['inspect', () => inspect({ secret }, { depth: 9 })],
  ['inspect with everything hidden', () => inspect(secret, { showHidden: true, getters: true, depth: 9 })],
  ['inspect past our own', () => inspect(secret, { customInspect: false, showHidden: true, depth: 9 })],
  ['format', () => format('%s %o %O %j', secret, secret, secret, secret)],
  ['a structured clone', () => inspect(structuredClone(secret))],
  ['what a worker or a file gets', () => inspect(deserialize(serialize({ secret })))],
  ['its keys and values', () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret), { ...secret }])],
  ['a copy of its properties', () => inspect(Object.assign({}, secret))],
  ['a query', () => String(new URLSearchParams({ secret: String(secret) }))],
  ['the error about a method that it has not', () => thrown(() => (secret as unknown as string).toUpperCase())],
  ['the error of an address made of it', () => thrown(() => new URL(secret as unknown as string))],
  ['the error of a number made of it', () => thrown(() => BigInt(secret as unknown as number))],
  ['a log line', logged],
])('a secret is not to be read in %s', (_how, print) => {
  const text = String(print());
  for (const piece of [VALUE, VALUE.slice(0, 9), VALUE.slice(-9)]) expect(text).not.toContain(piece);
});

it('says what it is, and gives its value to code that asks for it by name', () => {
  expect([`${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual(['[secret]', '"[secret]"', '[secret]']);
  expect(secret.reveal()).toBe(VALUE);
});
