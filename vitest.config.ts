import './scripts/node-version.ts';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const everywhere = {
  // Machines are shared: a limit is for what hangs, never for what is slow.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // One more than there are processors: some tests wait for answers most of the time.
  maxWorkers: availableParallelism() + 1,
};
/** A worker takes file after file: starting one for each would cost more than the tests in it. */
const oneWorkerForMany = { isolate: false, unstubEnvs: true };
const NODE_TESTS = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          ...everywhere,
          ...oneWorkerForMany,
          name: 'node',
          environment: 'node',
          include: NODE_TESTS,
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          ...everywhere,
          ...oneWorkerForMany,
          name: 'components',
          environment: 'jsdom',
          include: ['src/app/**/*.test.tsx'],
          setupFiles: ['src/testing/setup-dom.ts'],
        },
      },
      {
        // The same tests with more effort (src/testing/effort.ts), and those that take too long or need a quiet machine.
        extends: './vite.config.ts',
        test: {
          ...everywhere,
          ...oneWorkerForMany,
          testTimeout: 1_800_000,
          name: 'soak',
          environment: 'node',
          include: [...NODE_TESTS, 'src/**/*.soak.ts', 'scripts/**/*.soak.ts', 'bench/**/*.soak.ts'],
          env: { SOAK: '1' },
        },
      },
    ],
  },
});
