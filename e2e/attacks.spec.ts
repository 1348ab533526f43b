import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { APP, say, taskPage } from '../src/harness/tasks.ts';
import { expect, test, testOfProcess } from './test.ts';

/** A server of the attacker, with this page at every address. */
async function startEvil(html: string) {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

testOfProcess(
  'a name that is rebound to this machine gets nothing out of the board',
  async ({ board }, { project }) => {
    const { port } = new URL(board.url);
    const launch = project.use.launchOptions;
    const browser = await chromium.launch({
      ...launch,
      args: [...(launch?.args ?? []), '--host-resolver-rules=MAP evil.example 127.0.0.1'],
    });
    const page = await browser.newPage();
    // The browser takes the board for evil.example's own, so nothing but the board itself can refuse.
    const answer = await page.goto(`http://evil.example:${port}/`);
    expect(answer?.status()).toBe(421);
    for (const init of [
      {},
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"label":"x"}' },
    ]) {
      const path = init.method === 'POST' ? `/api/apps/${APP}/label` : '/api/session';
      const got = await page.evaluate(
        async ([path, init]) => {
          const response = await fetch(path, init);
          return { status: response.status, text: await response.text() };
        },
        [path, init] as const,
      );
      expect(got.status).toBe(421);
      expect(got.text).not.toContain('Scribeboard');
    }
    // The same browser is let in by the right name: it is the name that was refused.
    expect((await page.goto(`http://127.0.0.1:${port}/`))?.status()).toBe(200);
    await browser.close();
  },
);

test('a page of another site can neither ask, nor change, nor read, nor embed anything', async ({
  board,
  playwright,
}) => {
  const evil = await startEvil('<title>evil</title><body>evil</body>');
  const victim = await playwright.chromium.launch(test.info().project.use.launchOptions);
  const page = await victim.newPage();
  await page.goto(`http://localhost:${evil.port}/`);
  const label = `${board.url}/api/apps/${APP}/label`;
  const tried = await page.evaluate(
    async ({ label, session }) => {
      const outcome = async (run: () => Promise<Response>) => {
        try {
          const response = await run();
          return `${response.type} ${response.status} ${await response.text()}`;
        } catch {
          return 'refused';
        }
      };
      const body = '{"label":"evil"}';
      const form = document.createElement('form');
      form.method = 'post';
      form.action = label;
      form.enctype = 'text/plain';
      form.target = 'hidden';
      const input = document.createElement('input');
      [input.name, input.value] = ['{"label":"evil","x":"', '"}'];
      form.append(input);
      const frame = document.createElement('iframe');
      frame.name = 'hidden';
      document.body.append(form, frame);
      form.submit();
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      navigator.sendBeacon(label, new Blob([body], { type: 'text/plain' }));
      return [
        await outcome(() => fetch(session)),
        await outcome(() => fetch(session, { mode: 'no-cors' })),
        await outcome(() => fetch(label, { method: 'POST', body, mode: 'no-cors' })),
        await outcome(() => fetch(label, { method: 'POST', body, headers: { 'content-type': 'application/json' } })),
        await outcome(() => fetch(label, { method: 'POST', body, credentials: 'include' })),
      ];
    },
    { label, session: `${board.url}/api/session` },
  );
  for (const outcome of tried) expect(outcome).toMatch(/^refused$|^opaque 0 $/);
  const apps = await (await fetch(`${board.url}/api/apps`)).text();
  expect(apps).not.toContain('evil');
  await victim.close();
  evil.close();
});

test('the board cannot be framed, so no viewer can be made to click in it', async ({ board, playwright }) => {
  const frames = ['', `/apps/${APP}`, '/api/session', '/nothing.js'].map(
    (path) => `<iframe src="${board.url}${path}"></iframe>`,
  );
  const embeds = [`<object data="${board.url}/"></object>`, `<embed src="${board.url}/">`];
  const evil = await startEvil([...frames, ...embeds].join(''));
  // Of the same site too: 127.0.0.1 in 127.0.0.1.
  const victim = await playwright.chromium.launch(test.info().project.use.launchOptions);
  const page = await victim.newPage();
  await page.goto(`http://127.0.0.1:${evil.port}/`, { waitUntil: 'load' });
  expect(page.frames().length).toBeGreaterThan(frames.length);
  for (const frame of page.frames().slice(1)) {
    expect(
      await frame
        .locator('body')
        .innerHTML()
        .catch(() => ''),
    ).not.toMatch(/Scribeboard|SdkAppId/);
  }
  await victim.close();
  evil.close();
});

/** What would run, or leave an element, were it taken for HTML, a script, a style or an address. */
const HOSTILE = [
  '<img/src=x/onerror=window.__ran=1>',
  '"><script>window.__ran=1</script>',
  "'-(window.__ran=1)-'",
  '</script><svg/onload=window.__ran=1>',
  'javascript:window.__ran=1',
  '{{constructor.constructor("window.__ran=1")()}}',
  '<style>*{color:red}</style>',
  '<iframe/srcdoc=<script>parent.__ran=1</script>>',
];
const HOSTILE_ELEMENTS = 'img[src="x"], svg[onload], iframe, [onerror], [srcdoc], a[href^="javascript:"], body script';

test('hostile words of Tencent are shown as words, in every field and on every page', async ({
  page,
  board,
  tencent,
}) => {
  const links: string[] = [];
  for (const [index, hostile] of HOSTILE.entries()) {
    const taskId = hostile.replaceAll(' ', '_');
    links.push(taskPage(taskId));
    say(tencent, taskId, 'InProgress');
    const said = {
      RequestId: hostile,
      TaskId: taskId,
      Status: hostile,
      StartTime: hostile,
      Error: { Code: hostile, Message: hostile },
    };
    const whole = { ...said, [hostile]: hostile };
    const { Error: _, ...status } = whole;
    const bodies = [
      JSON.stringify({ Response: { ...status, StartTime: 1 } }),
      JSON.stringify({ Response: { RequestId: hostile, Error: said.Error } }),
      hostile,
      JSON.stringify({ code: 4000, message: hostile, codeDesc: hostile }),
    ];
    const body = new TextEncoder().encode(bodies[index % bodies.length]);
    tencent.emulator.setFault({ taskId }, { kind: 'raw', status: 200, headers: { 'Content-Type': 'text/html' }, body });
  }
  const post = (path: string, data: object) => page.request.post(board.url + path, { data });
  await post(`/api/apps/${APP}/label`, { label: HOSTILE[0]?.slice(0, 60) });
  for (const link of links) {
    await page.goto(board.url + link);
    await expect(page.getByRole('tab').first()).toBeVisible();
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    expect(await page.locator(HOSTILE_ELEMENTS).count()).toBe(0);
    expect(await page.evaluate('window.__ran')).toBeUndefined();
  }
  for (const path of [`/apps/${APP}`, '/', `/apps/${APP}?wall=1`]) {
    await page.goto(board.url + path);
    await expect(page.getByText('window.__ran').first()).toBeAttached();
    expect(await page.locator(HOSTILE_ELEMENTS).count()).toBe(0);
    expect(await page.evaluate('window.__ran')).toBeUndefined();
  }
});

test('hostile words in every part of an address are shown as words, or not at all', async ({ page, board }) => {
  const names = [
    'q',
    'state',
    'sort',
    'list',
    'tz',
    'region',
    'wall',
    'watch',
    'id',
    'was',
    'incident',
    'since',
    'at',
    'to',
    'from',
    'lang',
    'code',
    'error',
  ];
  for (const hostile of HOSTILE) {
    const word = encodeURIComponent(hostile);
    const all = names.map((name) => `${name}=${word}`).join('&');
    const paths = [
      `/apps/${APP}?${all}#${word}`,
      `/apps/${APP}/task?${all}#${word}`,
      `/apps/${word}?${all}`,
      `/errors/${word}?${all}`,
      `/${word}?${all}`,
    ];
    for (const path of paths) {
      await page.goto(board.url + path);
      await expect(page.locator('main, h1').first()).toBeAttached();
      expect(await page.locator(HOSTILE_ELEMENTS).count(), path).toBe(0);
      expect(await page.evaluate('window.__ran')).toBeUndefined();
    }
  }
});

test.describe('the tests see', () => {
  for (const [what, violate] of [
    [
      'an inline style',
      () =>
        document.body
          .insertAdjacentElement('beforeend', document.createElement('p'))
          ?.setAttribute('style', 'color:red'),
    ],
    [
      'an image of another host',
      () => {
        const image = document.createElement('img');
        image.src = 'https://evil.example/x.png';
        document.body.append(image);
      },
    ],
  ] as const) {
    for (const where of ['its own page', 'a page of another context'] as const) {
      test(`${what} in ${where}`, async ({ page, browser, board }) => {
        test.fail(true, 'a violation of the policy fails a test, wherever it happens');
        const one = where === 'its own page' ? page : await (await browser.newContext()).newPage();
        await one.goto(board.url);
        const said = one.waitForEvent('console');
        await one.evaluate(violate);
        await said;
      });
    }
  }
});
