import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { ExchangeAnswer, ReceivedAnswer } from '#contract/exchange.ts';
import { createQueryClient } from '../../api/query-client.ts';
import { showLanguage } from '../../i18n/use-text.ts';
import { usePreferences } from '../../persistence/preferences.ts';
import { hearServerTime } from '../../time/server-clock.ts';
import { ExchangePanel } from './exchange-panel.tsx';
import { exchangeQuery } from './exchange-query.ts';

const NOW = Date.UTC(2026, 10, 22, 6, 0, 0);
const task = { sdkAppId: 7, region: 'ap-guangzhou', taskId: '-m9+x.' };
const answer = (attempt: number, differs: Partial<ReceivedAnswer> = {}): ReceivedAnswer => ({
  at: NOW - 2_000,
  latencyMs: 38,
  attempt,
  status: 200,
  body: `{"attempt":${attempt}}`,
  ...differs,
});
const NOTHING: ExchangeAnswer = {
  now: NOW,
  request: null,
  signing: null,
  sample: null,
  last: null,
  lastGood: null,
  lastBad: null,
};
const ASKED: ExchangeAnswer = {
  ...NOTHING,
  request: {
    at: NOW - 2_000,
    method: 'POST',
    url: 'https://trtc.tencentcloudapi.com/',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-TC-Region', 'ap-guangzhou'],
    ],
    body: '{"TaskId":"-m9+x."}',
  },
  signing: {
    canonicalRequest: 'POST\n/',
    hashedCanonicalRequest: 'c0ffee',
    credentialScope: '2026-11-22/trtc/tc3_request',
    stringToSign: 'TC3-HMAC-SHA256',
  },
  sample: {
    secretId: 'AKIDEXAMPLE',
    secretKey: 'EXAMPLEKEY',
    secretDate: 'd1',
    secretService: 'd2',
    secretSigning: 'd3',
    signature: 'd4',
    authorization: 'TC3-HMAC-SHA256 Credential=AKIDEXAMPLE',
  },
  last: answer(9),
  lastGood: answer(9),
  lastBad: answer(8, { status: 503, body: 'not JSON' }),
};

beforeEach(async () => {
  usePreferences.setState({ zone: 'UTC' });
  await showLanguage('en');
  hearServerTime(NOW);
});

function open(exchange: ExchangeAnswer) {
  const client = createQueryClient();
  client.setQueryDefaults(exchangeQuery(task).queryKey, { staleTime: Number.POSITIVE_INFINITY });
  client.setQueryData(exchangeQuery(task).queryKey, exchange);
  render(
    <QueryClientProvider client={client}>
      <ExchangePanel task={task} />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const tabs = () =>
  within(screen.getByRole('tablist', { name: 'Request and response' }))
    .getAllByRole('tab')
    .map(({ textContent }) => textContent);
const panel = () => screen.getByRole('tabpanel', { name: /^(?!TC3)/ });

test('an answer stands once: the last one is not told again as the last good one', () => {
  open(ASKED);
  expect(tabs()).toEqual(['Last response', 'Request', 'Last failed response']);
});

test('a bad last answer leaves the good one beside it', () => {
  open({ ...ASKED, last: answer(9, { status: 503 }), lastGood: answer(5), lastBad: answer(9, { status: 503 }) });
  expect(tabs()).toEqual(['Last response', 'Request', 'Last successful response']);
});

test('the last answer says when it came, how, how fast and which it was', () => {
  open(ASKED);
  expect(screen.getByText(/^05:59:58 · HTTP 200 · 38 ms · request #9 for this task/)).toBeVisible();
  expect(panel()).toHaveTextContent('{"attempt":9}');
});

test('where no answer came, that is said in the place of a status', () => {
  open({ ...ASKED, last: answer(9, { status: null, body: 'connect ECONNREFUSED' }) });
  expect(screen.getByText(/^05:59:58 · no response · 38 ms/)).toBeVisible();
  expect(panel()).toHaveTextContent('connect ECONNREFUSED');
});

test('the request is shown as on the wire', async () => {
  const user = open(ASKED);
  await user.click(screen.getByRole('tab', { name: 'Request' }));
  expect(panel().textContent).toBe(
    'POST / HTTP/1.1\nContent-Type: application/json\nX-TC-Region: ap-guangzhou\n\n{"TaskId":"-m9+x."}',
  );
});

test('the signature is a walk of nine steps, from the request to the header', async () => {
  const user = open(ASKED);
  const walk = screen.getByRole('tabpanel', { name: 'TC3-HMAC-SHA256', hidden: true });
  expect(walk).not.toBeVisible();
  await user.click(screen.getByText('Signature', { selector: 'summary' }));
  expect(walk).toBeVisible();
  const steps = walk.textContent?.match(/^# \d\. .+$/gm) ?? [];
  expect(steps).toHaveLength(9);
  expect(steps[0]).toBe('# 1. CanonicalRequest');
  expect(steps[8]).toBe('# 9. Authorization');
  expect(walk).toHaveTextContent('SecretId AKIDEXAMPLE SecretKey EXAMPLEKEY');
});

test('a task that was not asked since the server started has nothing to show, and says so', () => {
  open(NOTHING);
  expect(screen.queryByRole('tab')).toBeNull();
  expect(screen.getByText('This server has not checked this task since it started.')).toBeVisible();
});
