import './scripts/node-version.ts';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bareImports } from './scripts/bare-imports.ts';
import { precompress } from './scripts/precompress.ts';

/** What the board needs before it shows a row, with everything that it imports. */
const BASE =
  /src\/app\/(main|layout\/shell|ui\/(?!use-reload|menu-item|later-icons|checkbox|is-visible|code-tabs|dialog|popup|alarm-slot|crash|copy-button|download-text|empty-state|overlay|use-modal|attention-mark|section|short-task-id|slot-answer-notice)|status\/(?!all-clear|changes|not-served|status\.|incident-|wide-icons)|time\/|pages\/board\/app-page)/;

/** What reads a paste and answers it, on every page: it comes when something is pasted. */
const PASTE =
  /src\/app\/(features\/add-tasks\/(paste\/|paste-answer|answer-words|why-of)|pages\/overlays\/(front-door|offered-apps))/;

const PROXY = 'http://127.0.0.1:3000';

export default defineConfig({
  // Relative, so that one build serves any BASE_PATH: the proxy completes the addresses in index.html.
  base: './',
  // Without React's compiler: it costs 14 kB of the first load, and the rows are memoised.
  plugins: [react(), tailwindcss(), bareImports(), precompress()],
  // wouter brings React 16 what every React has had since 18.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    outDir: 'dist',
    // The oldest that README.md names.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
    sourcemap: true,
    // By it the server knows what a screen will ask for next.
    manifest: true,
    // Every browser preloads modules by itself; Safari 16 does not, and loads them a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // In one file, because split up it compresses worse.
            { name: 'base', test: BASE, priority: 4 },
            // Each file is a journey of its own for a viewer who is far away.
            {
              name: 'board',
              test: /src\/app\/(pages\/board\/(board-|words)|features\/board\/(state-counts|refresh-control)|features\/apps\/app-links|features\/table\/.*focusable-rows|watch\/(shown-|row-))/,
              priority: 1,
            },
            // The search of the board reads every language; the first words are of one.
            { name: 'en', test: /src\/app\/i18n\/en\.ts/, priority: 2 },
            { name: 'zh-cn', test: /src\/app\/i18n\/zh-cn\.ts/, priority: 2 },
            // Before the board takes it along: the other pages would load the board with it.
            {
              name: 'shared',
              test: (file) => /src\/app\/(?!i18n\/(en|zh-cn)\.|watch\/row-)|@tanstack/.test(file) && !PASTE.test(file),
              minShareCount: 3,
              priority: 3,
            },
            // Last, so that it takes along nothing that pages need without a paste.
            { name: 'paste', test: PASTE, priority: 0 },
          ],
        },
      },
    },
  },
  // The proxy refuses requests from pages of other origins, and this page is one.
  server: { proxy: { '/api': { target: PROXY, changeOrigin: true, headers: { origin: PROXY } } } },
});
