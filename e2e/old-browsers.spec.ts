import { APP } from '../src/harness/tasks.ts';
import { NEWER_FEATURES } from '../src/testing/newer-features.ts';
import { openRunning, row, taskLink } from './board-page.ts';
import { expect, test } from './test.ts';

const ONE = '-m9Zrunning+1.';
const OTHER = '-m9Zrunning+2.';

test.describe('a browser that cannot read the scripts', () => {
  test.use({ provoked: /SyntaxError|Unexpected/ });

  test('says after a while which browsers can, in both languages', async ({ page, board }) => {
    await page.route('**/assets/*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'let not a = 1' }),
    );
    await page.goto(board.url);
    const advice = page.locator('.too-old');
    const [delay] = await advice.evaluate((one) =>
      one.getAnimations().map((animation) => {
        animation.pause();
        animation.currentTime = 0;
        return animation.effect?.getTiming().delay;
      }),
    );
    expect(delay).toBe(10_000);
    await expect(advice).toBeHidden();
    await advice.evaluate((one) => one.getAnimations().map((animation) => animation.finish()));
    await expect(advice).toBeVisible();
    for (const browser of ['Edge 109', 'Firefox 115', 'Safari 16.4'])
      for (const words of await advice.getByRole('paragraph').all()) await expect(words).toContainText(browser);
  });

  test('says so too where nothing may move', async ({ page, board }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(board.url);
    const advice = page.locator('.too-old');
    await advice.evaluate((one) => one.getAnimations().map((animation) => animation.finish()));
    await expect(advice).toBeVisible();
  });
});

test('without all that is newer than the oldest browsers: list, groups, keys, task page and wall', async ({
  page,
  board,
  tencent,
}) => {
  await page.addInitScript((features) => {
    for (const path of features.map((feature) => feature.split('.'))) {
      const name = path.pop() ?? '';
      const owner = path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), globalThis);
      Reflect.deleteProperty(Object(owner), name);
    }
    const ofIterators = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
    for (const name of [
      'drop',
      'every',
      'filter',
      'find',
      'flatMap',
      'forEach',
      'map',
      'reduce',
      'some',
      'take',
      'toArray',
    ])
      Reflect.deleteProperty(ofIterators, name);
  }, Object.keys(NEWER_FEATURES));

  await openRunning(page, board, tencent, [ONE, OTHER]);
  expect(await page.evaluate(() => ['groupBy' in Map, 'toSorted' in [], 'checkVisibility' in document.body])).toEqual([
    false,
    false,
    false,
  ]);

  await page.goto(`${board.url}/apps/${APP}?group=region`);
  await expect(page.getByRole('row').filter({ hasText: 'ap-singapore' }).first()).toBeVisible();
  await expect(row(page, ONE)).toContainText('In progress');

  // With it come the keys.
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeAttached();
  await page.keyboard.press('j');
  await expect(page.locator('tbody :focus')).toHaveCount(1);
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'Add tasks' })).toBeVisible();
  await page.keyboard.press('Escape');

  await taskLink(page, OTHER).click();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('First seen: In progress')).toBeVisible();

  await page.goto(`${board.url}/apps/${APP}?wall=1&with=20012345`);
  await expect(page.getByText(String(APP)).first()).toBeVisible();
});
