import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Look {
  /** A part of the page; all of it without this. */
  within?: string | undefined;
  /** Only these rules. */
  rules?: string[];
}

/** What axe objects to in the page as it is now, each with the element and the reason. */
export async function axeFindings(page: Page, { within, rules }: Look = {}): Promise<string[]> {
  // Half a megabyte of script, which stays until the page is left.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode().options({
    rules: { 'target-size': { enabled: true } },
    // What passes is told with a selector and the source of each node, which takes most of the time.
    resultTypes: ['violations'],
    preload: false,
  });
  if (within) axe.include(within);
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`));
}
