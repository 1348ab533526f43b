import type { Page } from '@playwright/test';
import { frameDrawn } from './frame-drawn.ts';
import type { requestsUnderWay } from './requests-under-way.ts';

/** Of every timer by which a page asks again or says less than before, the longest but one lease. */
const LONGEST_TIMER_MS = 6_000;
const STEP_MS = 1_000;

/** The timers of the page have run, what they asked is answered, and nothing changes any more. */
export async function comeToRest(page: Page, requests: ReturnType<typeof requestsUnderWay>): Promise<void> {
  let last = '';
  for (let sameForMs = 0; sameForMs < LONGEST_TIMER_MS; sameForMs += STEP_MS) {
    await page.clock.runFor(STEP_MS);
    await requests.none();
    await frameDrawn(page);
    const now = await page.content();
    if (now !== last) sameForMs = 0;
    last = now;
  }
}
