import './scripts/node-version.ts';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { SCREEN_PATH } from './src/contract/screens.ts';
import ordinary from './vite.config.ts';

/** The app with its back end in the same page: for any static host, under any path. */
export default defineConfig({
  ...ordinary,
  plugins: [ordinary.plugins, browserDemo()],
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
  build: { outDir: 'dist-demo' },
});

function browserDemo(): Plugin {
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const findPlace = readFileSync(path('src/browser-demo/find-place.js'), 'utf8');
  const script = findPlace.replaceAll('SCREEN_PATH', JSON.stringify(SCREEN_PATH));
  const csp = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    ...['style', 'img', 'font', 'connect', 'manifest', 'worker'].map((kind) => `${kind}-src 'self'`),
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  const head = `<meta http-equiv="content-security-policy" content="${csp}" />`;

  return {
    name: 'browser-demo',
    enforce: 'pre',
    resolveId(source, importer) {
      const isDemoText = /\/demo-text\.tsx$/.test(source) && importer?.includes('/src/app/');
      return isDemoText ? path('src/browser-demo/demo-text.tsx') : null;
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html
          .replace('<head>', `<head>\n    ${head}`)
          .replace('</head>', () => `<script>${script}</script></head>`)
          .replace('./src/app/main.tsx', './src/browser-demo/main.ts'),
    },
    writeBundle({ dir = 'dist-demo' }) {
      const title = '<meta charset="utf-8" /><title>Scribeboard</title>';
      const away = '<p>There is nothing here. 这里没有内容。</p>';
      writeFileSync(`${dir}/404.html`, `<!doctype html>${title}${head}<script>${script}</script>${away}\n`);
      copyFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), `${dir}/mockServiceWorker.js`);
    },
  };
}
