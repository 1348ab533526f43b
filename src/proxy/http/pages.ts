import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { parseScreenPath } from '#contract/screens.ts';
import { problem } from '../api/answer.ts';
import { createPreloads, Manifest } from './preloads.ts';

const YEAR_S = 31_536_000;

/** The board's own files, precompressed by the build, and index.html for every address that is a screen. */
export async function servePages(
  app: FastifyInstance,
  { pagesDir, basePath }: { pagesDir: string; basePath: string },
): Promise<void> {
  const page = placeUnder(basePath, await readFile(join(pagesDir, 'index.html'), 'utf8'));
  const manifest = await readFile(join(pagesDir, '.vite/manifest.json'), 'utf8').catch(() => '{}');
  const preloads = createPreloads(page, v.parse(Manifest, JSON.parse(manifest)), basePath);

  await app.register(fastifyStatic, {
    root: pagesDir,
    prefix: `${basePath}/`,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz', '**/*.map'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names in assets/ carry a hash of their content.
      const lasts = path.includes('/assets/');
      reply.header('cache-control', lasts ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });

  app.setNotFoundHandler((request, reply) => {
    const [path = '', query = ''] = request.url.split('?');
    const below = path.slice(basePath.length);
    const isScreen =
      (request.method === 'GET' || request.method === 'HEAD') &&
      (path === basePath || path.startsWith(`${basePath}/`)) &&
      !below.startsWith('/api/') &&
      // What looks like a file is one, but for error codes: they have dots.
      (parseScreenPath(below)?.screen === 'error' || !/\.[a-z0-9]+$/i.test(below));
    if (isScreen) {
      const hints = preloads(below, query, request.headers['accept-language']);
      return reply
        .type('text/html; charset=utf-8')
        .headers({ 'cache-control': 'no-cache', vary: 'accept-language' })
        .send(page.replace('</head>', () => `${hints}</head>`));
    }
    const { status, headers, body } = problem(
      404,
      'Not found',
      `There is no ${request.method} ${path.slice(0, 80)} here.`,
    );
    return reply
      .code(status)
      .headers({ 'cache-control': 'no-store', ...headers })
      .serializer(JSON.stringify)
      .send(body);
  });
}

/** Addresses of the board's own styles, which other pages may use to look like it. */
export function boardStylesheets({ pagesDir, basePath }: { pagesDir: string; basePath: string }): string[] {
  const page = placeUnder(basePath, readFileSync(join(pagesDir, 'index.html'), 'utf8'));
  return [...page.matchAll(/<link rel="stylesheet"[^<>]* href="([^"<]+)"/g)].map(([, href]) => href ?? '');
}

/**
 * The build is relative, so that one build serves any path; a screen's address can be several segments deep, so the
 * page must name its files absolutely. (`<base>` would do it too, but `base-uri 'none'` forbids one.)
 */
function placeUnder(basePath: string, html: string): string {
  return html
    .replaceAll(/(\s(?:src|href)=")\.\//g, `$1${basePath}/`)
    .replace('<meta name="base-path" content=""', `<meta name="base-path" content="${basePath}"`);
}
