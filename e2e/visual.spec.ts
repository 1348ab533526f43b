import { expect, test } from '@playwright/test';
import { differenceOf } from '../src/harness/picture-difference.ts';

const SMALL = { width: 120, height: 80 };
const square = (style: string) =>
  `<!doctype html><body style="margin:0;background:#fff"><p style="margin:0;width:20px;height:10px;background:#777;${style}">`;

test.use({ viewport: SMALL });

for (const [change, style, pixels, box] of [
  ['an element that is 1 px higher', 'height:11px', 20, { x: 0, y: 10, width: 20, height: 1 }],
  ['an element that is 1 px further on', 'margin-left:1px', 20, { x: 0, y: 0, width: 21, height: 10 }],
  ['a colour that is one step of 255 lighter', 'background:#777877', 200, { x: 0, y: 0, width: 20, height: 10 }],
  [
    'one pixel',
    'background:linear-gradient(#000,#000) 7px 3px/1px 1px no-repeat #777',
    1,
    { x: 7, y: 3, width: 1, height: 1 },
  ],
] as const) {
  test(`the comparison of two pictures sees ${change}, and nothing else`, async ({ page, browser }) => {
    await page.setContent(square(''));
    const before = await page.screenshot();
    await page.setContent(square(style));
    const difference = await differenceOf(browser, before, await page.screenshot());
    expect(difference).toMatchObject({ pixels, box });
  });
}

test('the comparison of two pictures sees nothing where every pixel is equal', async ({ page, browser }) => {
  await page.setContent(square(''));
  const before = await page.screenshot();
  await page.setContent(square('border:0 solid red'));
  expect(await differenceOf(browser, before, await page.screenshot())).toBeNull();
});
