// Makes the pictures of README.md from the demo, the same on every run: `npm run screenshots`.
import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { comeToRest, newViewer, openStill, serveStillBoard } from '../e2e/still-board.ts';
import { chromiumLaunch } from './chromium.ts';
import { shrinkPng } from './shrink-png.ts';

const APP = 1_400_000_000;
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 780 };

const still = await serveStillBoard();
const failing = still.cast.find(({ mood }) => mood === 'failing')?.ref;
if (!failing) throw new Error('the demo has no failing task');
const task = `/apps/${APP}/task?id=${encodeURIComponent(failing.taskId)}&region=${failing.region}`;

const PICTURES = [
  { name: 'board', path: `/apps/${APP}`, viewport: DESKTOP },
  { name: 'board.dark', path: `/apps/${APP}`, viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'board.zh', path: `/apps/${APP}`, viewport: DESKTOP, locale: 'zh-CN' },
  { name: 'task', path: task, viewport: DESKTOP },
  { name: 'task.dark', path: task, viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'wall.dark', path: `/apps/${APP}?wall=1&with=1400188366,20012345`, viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'phone', path: `/apps/${APP}`, viewport: PHONE },
  { name: 'phone.zh', path: task, viewport: PHONE, locale: 'zh-CN', colorScheme: 'dark' },
] as const;

const browser = await chromium.launch(chromiumLaunch());
try {
  for (const { name, path, ...look } of PICTURES) {
    const context = await newViewer(browser, still, { locale: 'en-US', ...look });
    const page = await openStill(context, still, path);
    await comeToRest(page);
    writeFileSync(`docs/${name}.png`, shrinkPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
    await context.close();
  }
} finally {
  await browser.close();
  await still.close();
}
