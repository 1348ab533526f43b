import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';
import { ROUTES } from '../api/routes.ts';
import type { Auth } from '../auth/auth.ts';
import { localAuth } from '../auth/local.ts';

const noAccess: Auth = { ...localAuth, authenticate: async () => 'anonymous' };

let backEnd: ServedBackEnd;
beforeAll(async () => {
  backEnd = await serveBackEnd();
});
afterAll(() => backEnd.close());

describe('a page of another site', () => {
  const LABEL = '/api/apps/1400000000/label';
  const TYPES = [
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/csp-report',
    'application/jsonp',
    'text/json',
    null,
  ];
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
  const ORIGINS = [
    null,
    'http://127.0.0.1:3000',
    'http://localhost:3000',
    'null',
    'http://evil.example',
    'https://127.0.0.1:3000',
    'http://127.0.0.1:3001',
    'http://127.0.0.1:3000.evil.example',
    'http://127.0.0.1:3000/',
    '',
  ];
  const SITES = [null, 'same-origin', 'none', 'same-site', 'cross-site', 'Same-Origin', ''];

  it('changes nothing, whatever method, type, origin and site it sends; our own pages and scripts do', async () => {
    const wrong: string[] = [];
    let labels = 0;
    for (const method of METHODS) {
      for (const type of TYPES) {
        for (const origin of ORIGINS) {
          for (const site of SITES) {
            labels += 1;
            const label = `label ${labels}`;
            const { statusCode, headers } = await backEnd.server.inject({
              method,
              url: LABEL,
              headers: {
                host: HOST,
                ...(type === null ? {} : { 'content-type': type }),
                ...(origin === null ? {} : { origin }),
                ...(site === null ? {} : { 'sec-fetch-site': site }),
              },
              ...(method === 'GET' || method === 'HEAD' ? {} : { payload: JSON.stringify({ label }) }),
            });
            const mayChange =
              method === 'POST' &&
              type !== null &&
              /^application\/json(;|$)/i.test(type) &&
              (origin === null || ORIGINS.indexOf(origin) <= 2) &&
              (site === null || SITES.indexOf(site) <= 2);
            const isChanged = backEnd.deps.board.apps('test', () => true).apps.some((app) => app.label === label);
            const isOpen = Object.keys(headers).some((name) => name.startsWith('access-control'));
            if (isChanged !== mayChange || statusCode < 300 !== mayChange || isOpen)
              wrong.push(`${method} ${type} from ${origin}, ${site}: ${statusCode}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(labels).toBe(METHODS.length * TYPES.length * ORIGINS.length * SITES.length);
  });

  it('is asked for by a name that is not ours, whatever it says of itself', async () => {
    const NAMES = [
      'evil.example',
      'evil.example:3000',
      '127.0.0.1.nip.io:3000',
      'localhost.:3000',
      '0.0.0.0:3000',
      '[::]:3000',
    ];
    // They say nothing that a page of another site must not know.
    const PROBES = ['/livez', '/readyz'];
    for (const host of NAMES) {
      for (const { method, path } of ROUTES) {
        const answer = await backEnd.server.inject({
          method,
          url: path.replace(':sdkAppId', '1'),
          headers: {
            host,
            origin: `http://${host}`,
            'content-type': 'application/json',
            'sec-fetch-site': 'same-origin',
          },
          ...(method === 'POST' ? { payload: '{}' } : {}),
        });
        expect([host, path, answer.statusCode]).toEqual([host, path, PROBES.includes(path) ? 200 : 421]);
      }
      for (const url of ['/', '/assets/a-123.js', '/apps/1']) {
        expect((await backEnd.server.inject({ url, headers: { host } })).statusCode).toBe(421);
      }
    }
  });

  it.each([
    ['two names', `Host: ${HOST}\r\nHost: evil.example`],
    ['two names, ours last', `Host: evil.example\r\nHost: ${HOST}`],
    ['no name', 'X: y'],
    ['an empty name', 'Host:'],
    ['two names in one', `Host: ${HOST}, evil.example`],
    ['a name with a user', `Host: evil@${HOST}`],
    ['a name with a path', `Host: ${HOST}/evil`],
    ['a name of another site in the address', 'absolute'],
  ])('gets nothing over a raw socket with %s', async (_what, head) => {
    const listening = await backEnd.serve({ port: 3000 });
    await listening.listen({ host: '127.0.0.1', port: 0 });
    const { port } = listening.server.address() as net.AddressInfo;
    const host = (text: string) => text.replaceAll(HOST, `127.0.0.1:${port}`);
    const socket = net.connect(port, '127.0.0.1');
    socket.write(
      head === 'absolute'
        ? 'GET http://evil.example/api/session HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'
        : `GET /api/session HTTP/1.1\r\n${host(head)}\r\nConnection: close\r\n\r\n`,
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    await once(socket, 'close');
    // Of two names only the first one counts for Node; which one counts for a gateway is not known.
    expect(text.split('\r\n')[0]).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(text).not.toContain('Scribeboard');
    await listening.close();
  });
});

describe('headers that gateways use among themselves', () => {
  const HEADERS: Record<string, string> = {
    'x-forwarded-for': '10.0.0.1',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    'x-forwarded-server': 'evil.example',
    'x-forwarded-prefix': '/evil',
    'x-forwarded-user': 'admin',
    'x-forwarded-email': 'admin@example.com',
    'x-forwarded-groups': 'ops',
    'x-auth-request-user': 'admin',
    'x-auth-request-groups': 'ops',
    'x-remote-user': 'admin',
    'remote-user': 'admin',
    forwarded: 'for=10.0.0.1;host=evil.example;proto=https',
    'x-real-ip': '127.0.0.1',
    'x-client-ip': '127.0.0.1',
    'true-client-ip': '127.0.0.1',
    'cf-connecting-ip': '127.0.0.1',
    'x-original-url': '/livez',
    'x-rewrite-url': '/livez',
    'x-original-host': 'evil.example',
    'x-host': 'evil.example',
    'x-http-method-override': 'POST',
    'x-http-method': 'DELETE',
    'x-method-override': 'PUT',
    'x-custom-ip-authorization': '127.0.0.1',
    'x-goog-authenticated-user-email': 'accounts.google.com:admin@example.com',
    'x-pomerium-claim-groups': 'ops',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABkAARAAAAAAAIAAAAA',
    authorization: 'Basic YWRtaW46YWRtaW4=',
    cookie: '__Host-session=admin; session=admin',
  };

  it.each(Object.entries(HEADERS))(
    '%s: %s changes nothing: neither for a known visitor nor for a stranger',
    async (name, value) => {
      const closed = await backEnd.serve({ auth: noAccess });
      for (const server of [backEnd.server, closed]) {
        for (const url of ['/api/session', '/livez', '/apps/1', '/api/apps/0/tasks', '/nothing.js']) {
          const plain = await server.inject({ url, headers: { host: HOST } });
          const spoofed = await server.inject({ url, headers: { host: HOST, [name]: value } });
          expect([url, spoofed.statusCode, spoofed.body]).toEqual([url, plain.statusCode, plain.body]);
        }
        const refused = await server.inject({ url: '/api/session', headers: { host: 'evil.example', [name]: HOST } });
        expect(refused.statusCode).toBe(421);
      }
      await closed.close();
    },
  );
});

describe('the spelling of an address', () => {
  const RUNS = effort({ usual: 4_000, soak: 50_000 });
  const TOGETHER = 50;
  const SECRET = 'a file that is not a page';

  it(`leads to no file but those of the board, and to no route past its policy, in ${RUNS} spellings`, async () => {
    const closed = await serveBackEnd({ auth: noAccess });
    writeFileSync(join(closed.pagesDir, '..', 'secret.txt'), SECRET);
    writeFileSync(join(closed.pagesDir, 'index.html.map'), SECRET);

    const part = fc.constantFrom(
      ...['api/session', 'api/apps', '%61pi/session', 'api/apps/1/tasks', 'api/%61pps/%31/tasks', 'api/apps/1/task'],
      ...[
        '..',
        '.',
        '...',
        '%2e%2e',
        '%2E%2e',
        '.%2e',
        '%252e%252e',
        '..;',
        '..%00',
        '%00',
        '%0a',
        '%0d%0a',
        '%c0%ae%c0%ae',
      ],
      ...[
        'api',
        'API',
        'Api',
        '%61pi',
        'ap%69',
        'api;x=1',
        'api.',
        'api%20',
        'api\\',
        'assets',
        'a-123.js',
        'index.html',
      ],
      ...[
        'index.html.map',
        'secret.txt',
        'package.json',
        '.env',
        'etc',
        'passwd',
        'livez',
        'readyz',
        'LIVEZ',
        'session',
      ],
      ...[
        'apps',
        '1400000000',
        '1',
        'tasks',
        'task',
        'label',
        'watch',
        'check',
        '*',
        '~',
        '%ff',
        '%u002e',
        '\u{ff0e}',
        'ａｐｉ',
      ],
    );
    const between = fc.constantFrom(
      '/',
      '/',
      '/',
      '//',
      '/./',
      '%2f',
      '%2F',
      '%5c',
      '\\',
      '/%2e/',
      ';/',
      '%252f',
      '/;/',
      '',
    );
    const end = fc.constantFrom(
      '',
      '',
      '',
      '/',
      '//',
      '?',
      '#',
      '%00',
      '%20',
      '.js',
      '.html',
      '.map',
      '?id=x&region=ap-singapore',
      '%3f',
      ';',
      '/..',
    );
    const before = fc.constantFrom(
      '/',
      '/',
      '/',
      '//',
      '/\\',
      '///',
      'http://evil.example/',
      `http://${HOST}/`,
      '/%2f',
      '/.',
      '*',
    );
    const spelling = fc
      .tuple(before, fc.array(fc.tuple(part, between), { minLength: 1, maxLength: 6 }), end)
      .map(([first, middle, last]) => encodeUnprintable(first + middle.flat().join('') + last));
    const long = fc.nat({ max: 30 }).map((times) => `/api/${'../'.repeat(times * 50)}session`);
    /** One route, a little misspelt. */
    const near = fc
      .tuple(fc.constantFrom('/', '//', '/%2e/', '/./', '/x/../'), part, fc.constantFrom('/', '//', '%2f'), part, end)
      .map(([first, one, between, other, last]) =>
        encodeUnprintable(
          `${first}${one === '..' ? '%61pi' : 'api'}${between}${other === '..' ? 'session' : 'apps'}${last}`,
        ),
      );
    const address = fc.oneof(
      { arbitrary: spelling, weight: 75 },
      { arbitrary: near, weight: 25 },
      { arbitrary: long, weight: 1 },
    );
    const method = fc.constantFrom(...(['GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS'] as const));

    const wrong = new Map<string, string>();
    const seen = new Map<number, number>();
    // Over real sockets: what makes a request of an address without one would tidy the address up.
    await closed.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = closed.server.server.address() as net.AddressInfo;
    const agent = new http.Agent({ keepAlive: true, maxSockets: TOGETHER });
    const page = (await ask({ path: '/', port, agent })).body;
    /** All that an anonymous caller may get. */
    const harmless = new Set([page, 'export {}', '{"status":"ok"}', '']);
    const asked = fc.sample(fc.tuple(method, address), { numRuns: RUNS, seed: 7 });
    for (let at = 0; at < asked.length; at += TOGETHER) {
      await Promise.all(
        asked.slice(at, at + TOGETHER).map(async ([method, url]) => {
          const path = url.replaceAll(HOST, `127.0.0.1:${port}`).slice(0, 8_000);
          const { status, body } = await ask({ method, path, port, agent });
          seen.set(status, (seen.get(status) ?? 0) + 1);
          const isRight = status < 300 ? harmless.has(body) : status >= 400 && status < 500;
          if (!isRight || body.includes(SECRET)) wrong.set(`${method} ${path}`, `${status} ${body.slice(0, 60)}`);
        }),
      );
    }
    agent.destroy();
    expect([...wrong].slice(0, 5), JSON.stringify([...seen])).toEqual([]);
    // It is not all refused at the door: pages, routes and refusals are all met.
    for (const status of [200, 400, 401, 404]) expect(seen.get(status) ?? 0).toBeGreaterThan(RUNS / 1_000);
    await closed.close();
  });

  /** The path goes out as it is. */
  function ask(options: http.RequestOptions): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const request = http.request(options, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      request.on('error', reject).end();
    });
  }

  function encodeUnprintable(text: string): string {
    return text.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);
  }
});
