import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser } from '@playwright/test';

const KEPT = 'e2e/pictures/machine.json';

/** Every font family, weight and script of the board, and what else a machine may draw in its own way. */
const SAMPLE = `<!doctype html><meta charset="utf-8"><body style="margin:8px;color-scheme:light">
${['system-ui, sans-serif', 'ui-monospace, monospace']
  .flatMap((family) => [400, 500, 600].map((weight) => `font:${weight} 13px/20px ${family}`))
  .map(
    (style) =>
      `<p style="margin:0;${style}">The quick brown fox 0123456789 -m9+bVV. 转录任务进行中，未找到 ≥ … × ·</p>`,
  )
  .join('')}
<select><option>select</option></select><input type="checkbox" checked><input type="search" placeholder="search">
<svg width="20" height="20"><circle cx="10" cy="10" r="7.3" fill="none" stroke="#7a3cff" stroke-width="1.7"/></svg>`;

interface Machine {
  chromium: string;
  /** Of a picture of SAMPLE. */
  draws: string;
}

/** How this machine draws: another Chromium, other fonts or another way to smooth them make other pictures of the same page. */
export async function thisMachine(browser: Browser): Promise<Machine> {
  const context = await browser.newContext({ viewport: { width: 800, height: 240 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.setContent(SAMPLE);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ caret: 'hide' });
  await context.close();
  return { chromium: browser.version(), draws: createHash('sha256').update(picture).digest('hex') };
}

/** The machine on which the pictures were made that are kept. */
export function machineOfPictures(): Machine | null {
  return existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : null;
}

export function keepMachine(machine: Machine): void {
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify(machine, null, 2)}\n`);
}
