import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunch } from '../chromium.ts';

/** A Chromium that paints the same page the same every time: where it repaints a part only, it rounds some edges another way. */
export function launchPictureBrowser(): Promise<Browser> {
  const { args, ...options } = chromiumLaunch();
  return chromium.launch({ ...options, args: [...args, '--disable-partial-raster'] });
}
