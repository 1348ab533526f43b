import { expect, it } from 'vitest';
import { cookieNames, dropCookie, readCookie, setCookie } from './cookie.ts';

it('sets cookies that no other host, path, script or plain connection can set or read', () => {
  expect(setCookie('__Host-a', 'v', 600_500)).toBe('__Host-a=v; Max-Age=600; Path=/; Secure; HttpOnly; SameSite=Lax');
  expect(dropCookie('__Host-a')).toBe('__Host-a=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax');
});

it('names the cookies of boards under different paths differently', () => {
  expect(cookieNames('')).toEqual({ session: '__Host-scribeboard', login: '__Host-scribeboard-login' });
  expect(cookieNames('/tools/board').session).toBe('__Host-scribeboard+tools+board');
  const paths = ['', '/a-b', '/a/b', '/a', '/login', '/-login', '/a-login', '/a/login', '/a.b', '/a~b', '/a_b'];
  const names = paths.flatMap((path) => Object.values(cookieNames(path)));
  expect(new Set(names).size).toBe(2 * paths.length);
  for (const name of names) expect(name).toMatch(/^__Host-[\w.~+-]+$/);
});

it.each([
  ['a=1', '1'],
  ['b=2; a=1; c=3', '1'],
  ['a=1=2', '1=2'],
  ['', null],
  ['aa=1; A=2; ba=3; a', null],
  ['a=1; a=1', null],
  ['a=1;a=2', null],
])('reads the one value out of %j', (header, value) => {
  expect(readCookie(header, 'a')).toBe(value);
});
