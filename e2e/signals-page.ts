import type { BrowserContext, Page } from '@playwright/test';
import { chooseFromMenu } from './board-page.ts';

interface Told {
  title: string;
  body: string;
  silent: boolean;
}

declare global {
  interface Window {
    told: (Told & { click: () => void })[];
    asked: number;
    notes: number;
    answer: NotificationPermission;
    hide: (hidden: boolean) => void;
  }
}

/**
 * A headless browser shows no notifications, plays nothing and is never hidden, so these three are counted instead. Locks,
 * storage and everything else are the browser's own, shared by the tabs of the context.
 */
export async function countSignals(context: BrowserContext, { answer }: { answer: NotificationPermission }) {
  await context.addInitScript((given) => {
    // Every tab begins as one without a storage.
    if (location.protocol === 'about:') return;
    window.told = [];
    window.asked = 0;
    window.notes = 0;
    window.answer = given;
    let permission: NotificationPermission = given === 'granted' && localStorage['allowed'] ? 'granted' : 'default';
    class CountedNotification {
      onclick = () => {};
      constructor(title: string, { body = '', silent = false }: NotificationOptions = {}) {
        window.told.push({ title, body, silent: silent === true, click: () => this.onclick() });
      }
      close() {}
      static get permission() {
        return permission;
      }
      static async requestPermission() {
        window.asked += 1;
        permission = window.answer;
        if (permission === 'granted') localStorage['allowed'] = 'yes';
        return permission;
      }
    }
    Object.defineProperty(window, 'Notification', { value: CountedNotification });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (at) {
      window.notes += 1;
      start.call(this, at);
    };
    let hidden = false;
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    window.hide = (now) => {
      hidden = now;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
  }, answer);
}

/** As if another tab came in front of it, or it came back. */
export const hide = (page: Page, hidden: boolean) => page.evaluate((now) => window.hide(now), hidden);
/** The notifications so far. */
export const told = (page: Page) => page.evaluate(() => window.told.map(({ title, body }) => `${title} | ${body}`));

/** The dialog in which they are asked for. */
export const notifications = (page: Page) => page.getByRole('dialog', { name: 'Desktop notifications' });

/** Notifications for the view that the page shows. */
export async function turnOn(page: Page) {
  await chooseFromMenu(page, 'Desktop notifications');
  await notifications(page).getByRole('checkbox', { name: 'Notifications for this view' }).check();
  await notifications(page).getByRole('button', { name: 'Done' }).click();
}
