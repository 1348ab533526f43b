import type { Browser } from '@playwright/test';
import { comeToRest, newViewer, openStill, serveStillBoard } from '../../e2e/still-board.ts';
import { DESKTOP, PHONE, SCREENS, type Screen } from './screens.ts';

export interface Look {
  colorScheme: 'light' | 'dark';
  locale: 'en-US' | 'zh-CN';
  viewport: typeof DESKTOP;
}

export interface Picture {
  name: string;
  screen: Screen;
  look: Look;
}

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['en-US', 'zh-CN'] as const).flatMap((locale) =>
    [DESKTOP, PHONE].map((viewport): Look => ({ colorScheme, locale, viewport })),
  ),
);
const isForAll = ({ colorScheme, locale, viewport }: Look) =>
  (colorScheme === 'dark') === ((locale === 'zh-CN') !== (viewport === PHONE));

/** Of every screen, in each look in which it is worth looking at. */
export const PICTURES: Picture[] = SCREENS.flatMap((screen) =>
  LOOKS.filter((look) => screen.inEveryLook || isForAll(look)).map((look) => ({
    name: `${screen.name}-${look.viewport.width}-${look.locale.slice(0, 2)}-${look.colorScheme}`,
    screen,
    look,
  })),
);

/**
 * A PNG of a screen, the same every time on the same machine.
 *
 * @param pagesDir of the build that is shown, else the one beside this file
 */
export async function takePicture(
  browser: Browser,
  { screen, look }: Pick<Picture, 'screen' | 'look'>,
  pagesDir?: string,
): Promise<Buffer> {
  // Of its own: every viewer changes what the server asks, and where time stands still none is forgotten.
  const still = await serveStillBoard(pagesDir);
  const context = await newViewer(browser, still, look);
  try {
    const page = await openStill(context, still, screen.at(still));
    await screen.ready(page).waitFor();
    await screen.act?.(page, still);
    await comeToRest(page);
    return await page.screenshot({ animations: 'disabled', caret: 'hide' });
  } finally {
    await context.close();
    await still.close();
  }
}
