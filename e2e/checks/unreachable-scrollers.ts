import type { Page } from '@playwright/test';

/**
 * What scrolls but cannot be scrolled by keyboard: it can neither have the focus nor does it hold what can. However short
 * its contents are now, so that no font and no screen hides one.
 */
export function unreachableScrollers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = /auto|scroll/;
    const canHaveFocus = (one: Element) =>
      one instanceof HTMLElement && one.tabIndex >= 0 && !one.matches(':disabled, [inert] *') && one.checkVisibility();
    /** The field that has the focus moves through these options, and scrolls them. */
    const isOfField = ({ id }: Element) => id !== '' && document.querySelector(`input[aria-controls="${id}"]`) !== null;
    return [...document.body.querySelectorAll('*')]
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        return (scrolls.test(overflowX) || scrolls.test(overflowY)) && one.checkVisibility();
      })
      .filter((one) => !canHaveFocus(one) && !isOfField(one) && ![...one.querySelectorAll('*')].some(canHaveFocus))
      .map((one) => (one.cloneNode() as Element).outerHTML);
  });
}
