import './scripts/node-version.ts';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';

export default defineConfig({
  // Relative, so that one build serves any BASE_PATH: the proxy completes the addresses in index.html.
  base: './',
  plugins: [react({ compiler: true }), tailwindcss(), precompress()],
  build: { outDir: 'dist', sourcemap: true },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
