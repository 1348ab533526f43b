import './scripts/node-version.ts';
import { defineConfig, devices } from '@playwright/test';
import { findHeadlessChromium } from './src/harness/browsers.mjs';
import { chromiumLaunch } from './src/harness/chromium.ts';

/** The screen that the look was designed on. */
const DESK = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Machines are shared: a limit is for what hangs, never for what is slow.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  // On two cores, too: a test waits for timers, processes and answers for half of its time.
  workers: 3,
  // On a machine that stands still for seconds any limit of time is passed now and then. What passes only when it is tried
  // again is named at the end of `npm test`, with what was wrong.
  retries: 1,
  forbidOnly: !!process.env['CI'],
  reporter: 'list',
  use: {
    launchOptions: chromiumLaunch(findHeadlessChromium()),
    // To record every test takes a fifth of the time: what failed is run again with `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'chromium', testIgnore: 'firefox/**', use: DESK },
    { name: 'firefox', testDir: 'e2e/firefox' },
    // What takes too long for every change, and with more effort (src/testing/effort.ts) what every change is tested with.
    { name: 'soak', testMatch: ['**/*.soak.ts', '**/{attention,layout}.spec.ts'], use: DESK },
  ],
});
