import { expect, type Locator, type Page } from '@playwright/test';

/** A number and what it counts. */
export function tile(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ hasText: new RegExp(`^[\\d–]+${name}$`) });
}

/** The rows of the tasks that need attention. */
export function troubled(page: Page): Locator {
  return page.getByRole('list', { name: 'What needs attention' }).getByRole('listitem');
}

/** Lets time pass on the page, whose clock is installed, until this holds. */
export function later(page: Page, holds: () => Promise<void>): Promise<void> {
  return expect(async () => {
    await page.clock.fastForward(5_000);
    await holds();
  }).toPass();
}
