import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createBackground } from '../background.ts';
import { systemClock } from '../clock.ts';
import { parseConfig } from '../config/config.ts';
import { proxyTo } from './outgoing-proxy.ts';
import { createSendRequest } from './send-request.ts';

const background = createBackground(systemClock, { warn: () => {} });

const TENCENT = new URL('https://trtc.intl.tencentcloudapi.com');

function settings(environment: Record<string, string>, file: Record<string, string> = {}) {
  const config = parseConfig(environment, file);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  return config;
}

function shown(environment: Record<string, string>, endpoint = TENCENT): string | null {
  const { httpsProxy, noProxy } = settings(environment);
  return proxyTo(endpoint, httpsProxy, noProxy)?.shown ?? null;
}

describe('calls to Tencent go through', () => {
  it.each<[Record<string, string>, string | null]>([
    [{}, null],
    [{ HTTPS_PROXY: 'http://proxy.corp:3128' }, 'http://proxy.corp:3128'],
    [{ https_proxy: 'http://proxy.corp:3128/' }, 'http://proxy.corp:3128'],
    [{ HTTPS_PROXY: 'proxy.corp:3128' }, 'http://proxy.corp:3128'],
    [{ HTTPS_PROXY: 'https://me:canary@proxy.corp' }, 'https://proxy.corp'],
    [{ HTTP_PROXY: 'http://proxy.corp:3128', ALL_PROXY: 'socks5://x' }, null],
    ...['*', 'trtc.intl.tencentcloudapi.com', '.tencentcloudapi.com', '*.tencentcloudapi.com', 'tencentcloudapi.com']
      .flatMap((entry) => [entry, `localhost, ${entry}:443`, `${entry.toUpperCase()} x`])
      .filter((entry) => !entry.includes('*:443'))
      .map((NO_PROXY): [Record<string, string>, null] => [{ HTTPS_PROXY: 'http://p:1', NO_PROXY }, null]),
    [{ HTTPS_PROXY: 'http://p:1', no_proxy: '.tencentcloudapi.com' }, null],
    ...['cloudapi.com', 'tencentcloudapi.com:80', '10.0.0.0', '.', 'trtc.intl'].map(
      (NO_PROXY): [Record<string, string>, string] => [{ HTTPS_PROXY: 'http://p:1', NO_PROXY }, 'http://p:1'],
    ),
  ])('with %j: %s', (environment, proxy) => expect(shown(environment)).toBe(proxy));

  it('none to this machine', () => {
    for (const endpoint of ['http://127.0.0.1:9000', 'http://localhost:1', 'http://[::1]:1'])
      expect(shown({ HTTPS_PROXY: 'http://p:1' }, new URL(endpoint))).toBeNull();
  });

  it('one that .env names, where the environment names none', () => {
    expect(settings({}, { HTTPS_PROXY: 'p:1', NO_PROXY: 'a, b' })).toMatchObject({ noProxy: ['a', 'b'] });
    expect(settings({ https_proxy: 'q:1' }, { HTTPS_PROXY: 'p:1' }).httpsProxy?.host).toBe('q:1');
  });

  it('none of a kind that we do not know, which is said without its login', () => {
    const { httpsProxy, warnings } = settings({ HTTPS_PROXY: 'socks5://me:canary@p:1' });
    expect(httpsProxy).toBeNull();
    expect(warnings.join()).toMatch(/HTTPS_PROXY is not/);
    expect(warnings.join()).not.toContain('canary');
  });
});

describe('a proxy', () => {
  let proxy: http.Server;
  afterEach(() => proxy.close());

  /** Answers CONNECT, and takes down what it was asked and what came through the tunnel. */
  async function start(answer: string) {
    const seen = { asked: '', login: '', through: Buffer.alloc(0) as Buffer };
    proxy = http.createServer().on('connect', (request, socket) => {
      seen.asked = request.url ?? '';
      seen.login = request.headers['proxy-authorization'] ?? '';
      socket.on('error', () => {});
      socket.once('data', (chunk: Buffer) => {
        seen.through = chunk;
        socket.destroy();
      });
      socket.write(answer);
      if (!answer.startsWith('HTTP/1.1 200')) socket.end();
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = new URL(`http://me:can%40ary@127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const send = createSendRequest({
      deadlineMs: 20_000,
      background,
      proxyOf: (endpoint) => proxyTo(endpoint, url, []),
    });
    const reply = await send({ method: 'POST', url: TENCENT.href, headers: { 'X-TC-Token': 'secret' }, body: '{}' });
    return { seen, reply, shown: `http://${url.host}` };
  }

  it('is asked for a tunnel, with its login, and sees nothing but TLS in it', async () => {
    const { seen, reply, shown } = await start('HTTP/1.1 200 OK\r\n\r\n');
    expect(seen.asked).toBe('trtc.intl.tencentcloudapi.com:443');
    expect(seen.login).toBe(`Basic ${Buffer.from('me:can@ary').toString('base64')}`);
    // A TLS handshake, with the name of the host that it is for.
    expect([seen.through[0], seen.through.includes(TENCENT.hostname)]).toEqual([22, true]);
    expect(seen.through.includes('secret')).toBe(false);
    expect(reply).toMatchObject({ kind: 'failure', detail: expect.stringContaining(`through the proxy ${shown}`) });
  });

  it.each(['407 Proxy Authentication Required', '403 Forbidden', '502 Bad Gateway'])(
    'that answers %s is named, with its answer and without the login',
    async (status) => {
      const { reply, shown } = await start(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
      const detail = `${status}, through the proxy ${shown}`;
      expect(reply).toEqual({ kind: 'failure', failure: 'proxy', detail });
      expect(JSON.stringify(reply)).not.toMatch(/can(%40|@)ary/);
    },
  );
});

it('a proxy that is not there is named', async () => {
  const dead = new URL('http://127.0.0.1:1');
  const send = createSendRequest({
    deadlineMs: 20_000,
    background,
    proxyOf: (endpoint) => proxyTo(endpoint, dead, []),
  });
  const reply = await send({ method: 'POST', url: TENCENT.href, headers: {}, body: '{}' });
  const detail = 'ECONNREFUSED, through the proxy http://127.0.0.1:1';
  expect(reply).toEqual({ kind: 'failure', failure: 'refused', detail });
});
