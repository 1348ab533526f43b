import './scripts/node-version.ts';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Machines are shared: a limit is for what hangs, never for what is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['src/app/**/*.test.tsx'],
          setupFiles: ['src/testing/setup-dom.ts'],
        },
      },
    ],
  },
});
