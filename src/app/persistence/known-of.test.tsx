import { expect, test } from 'vitest';
import { useNotificationViews } from './notification-views.ts';
import { usePreferences } from './preferences.ts';

test('of what this browser keeps, an entry of another version takes nothing from the others', async () => {
  localStorage.setItem(
    'scribeboard.preferences',
    JSON.stringify({ version: 1, state: { theme: 'dark', withoutColumns: ['region', 'of-tomorrow', 'label'] } }),
  );
  localStorage.setItem(
    'scribeboard.notices',
    JSON.stringify({ version: 1, state: { views: [{ view: '/apps/7', kinds: ['came', 'of-tomorrow'] }] } }),
  );
  await usePreferences.persist.rehydrate();
  await useNotificationViews.persist.rehydrate();
  expect(usePreferences.getState().withoutColumns).toEqual(['label', 'region']);
  expect(useNotificationViews.getState().views.map(({ kinds }) => kinds)).toEqual([['came']]);
});
