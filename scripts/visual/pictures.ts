import type { Browser } from '@playwright/test';
import { launchChromium } from '../../src/harness/chromium.ts';
import { comeToRest } from '../../src/harness/come-to-rest.ts';
import { requestsUnderWay } from '../../src/harness/requests-under-way.ts';
import { DESK, type Opening, openScreen, PHONE, SCREENS, type Screen } from '../../src/harness/screens.ts';
import { newStillPage, newViewer, serveStillBoard } from '../../src/harness/still-board.ts';

export interface Look {
  colorScheme: 'light' | 'dark';
  locale: 'en-US' | 'zh-CN';
  viewport: typeof DESK;
}

export interface Picture {
  name: string;
  screen: Screen;
  opening?: Opening;
  look: Look;
}

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['en-US', 'zh-CN'] as const).flatMap((locale) =>
    [DESK, PHONE].map((viewport): Look => ({ colorScheme, locale, viewport })),
  ),
);
/** In four of the eight looks, in which each theme, language and width comes twice. */
const isForAll = ({ colorScheme, locale, viewport }: Look) =>
  (colorScheme === 'dark') === ((locale === 'zh-CN') !== (viewport === PHONE));

/** Of every screen and of what opens there, in each look in which it is worth looking at. */
export const PICTURES: Picture[] = SCREENS.flatMap((screen) =>
  LOOKS.flatMap((look) => {
    const named = (name: string) => `${name}-${look.viewport.width}-${look.locale.slice(0, 2)}-${look.colorScheme}`;
    const openings = screen.openings?.filter(({ isForDesks }) => !isForDesks || look.viewport === DESK) ?? [];
    return [
      ...(screen.widths || isForAll(look) ? [{ name: named(screen.name), screen, look }] : []),
      ...(isForAll(look)
        ? openings.map((opening) => ({ name: named(`${screen.name}-${opening.name}`), screen, opening, look }))
        : []),
    ];
  }),
);

/** A Chromium that paints the same page the same every time: where it repaints a part only, it rounds some edges another way. */
export function launchPictureBrowser(): Promise<Browser> {
  return launchChromium('--disable-partial-raster');
}

/**
 * A PNG of a screen, the same every time on the same machine.
 *
 * @param pagesDir of the build that is shown, else the one beside this file
 */
export async function takePicture(
  browser: Browser,
  { screen, opening, look }: Omit<Picture, 'name'>,
  pagesDir?: string,
): Promise<Buffer> {
  // Of its own: every viewer changes what the server asks, and where time stands still none is forgotten.
  const still = await serveStillBoard(pagesDir);
  const context = await newViewer(browser, still, look);
  try {
    const page = await newStillPage(context, still);
    const requests = requestsUnderWay(page);
    await openScreen(page, still, screen);
    await screen.strike?.(page, still);
    await opening?.open(page);
    await comeToRest(page, requests);
    return await page.screenshot({ animations: 'disabled', caret: 'hide' });
  } finally {
    await context.close();
    await still.stop();
  }
}
