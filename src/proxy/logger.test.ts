import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

const VALUE = 'canary-in-a-log-line';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  write(createLogger('trace', { write: (text) => (lines += text) }));
  return lines;
}

it.each([
  { authorization: VALUE },
  { headers: { authorization: VALUE, cookie: VALUE } },
  { request: { headers: { 'X-TC-Token': VALUE, 'set-cookie': [VALUE] } } },
  { credential: { secretKey: VALUE, token: VALUE } },
  { oidc: { client: { client_secret: VALUE } }, tokens: { id_token: VALUE, access_token: VALUE } },
])('a field with the name of a secret is not logged, however deep: %j', (fields) => {
  const lines = logged((logger) => logger.trace(fields, 'a line'));
  expect(lines).toContain('[secret]');
  expect(lines).not.toContain(VALUE);
});

it('an error is logged by its name, code, message and place, and not with what it carries', () => {
  const error = Object.assign(new TypeError('it broke'), {
    code: 'ERR_X',
    input: VALUE,
    request: { headers: { anything: VALUE } },
    cause: new Error(VALUE),
  });
  for (const field of ['err', 'error']) {
    const lines = logged((logger) => logger.error({ [field]: error }, 'a route failed'));
    expect(JSON.parse(lines)).toMatchObject({
      [field]: {
        type: 'TypeError',
        code: 'ERR_X',
        message: 'it broke',
        at: expect.arrayContaining([expect.any(String)]),
      },
    });
    expect(lines).not.toContain(VALUE);
  }
  expect(logged((logger) => logger.error(error))).not.toContain(VALUE);
  expect(logged((logger) => logger.error({ err: VALUE }, 'not even an error'))).not.toContain(VALUE);
});
