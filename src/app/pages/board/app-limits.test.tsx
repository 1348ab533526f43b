import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import type { Auth } from '#proxy/auth/auth.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createQueryClient } from '../../api/query-client.ts';
import { applyPreferences } from '../../persistence/apply-preferences.ts';
import { useOldLimits } from '../../persistence/old-limits.ts';
import { usePreferences } from '../../persistence/preferences.ts';
import { ListFiles } from '../overlays/list-files.tsx';
import { AppLimits } from './app-limits.tsx';
import { OldLimits } from './old-limits.tsx';

const APP = 1_400_000_000;
const OWN = { ...DEFAULT_LIMITS, idleMs: 1_800_000 };
const [HOUR, MINUTE] = [3_600_000, 60_000];

const server = setupServer();
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs, whatever the machine.
configure({ asyncUtilTimeout: 8_000 });
beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => server.close());
beforeEach(() => serve(localAuth));
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
});

function serve(auth: Auth): void {
  backEnd?.stop();
  backEnd = createBackEnd({ auth });
  server.resetHandlers();
  server.use(...backEnd.handlers);
  backEnd.board.addTasks([{ sdkAppId: APP, region: 'ap-singapore', taskId: '-a.' }]);
  useOldLimits.setState({ apps: [{ sdkAppId: APP, ...OWN }] });
}

/** As with a token. */
function serveReadOnly(): void {
  const authenticate: Auth['authenticate'] = async (visitor) => {
    const identity = await localAuth.authenticate(visitor);
    return typeof identity === 'string' ? identity : { ...identity, scopes: new Set(['read']) };
  };
  serve({ ...localAuth, authenticate });
}

function show(part: ReactNode) {
  render(<QueryClientProvider client={createQueryClient()}>{part}</QueryClientProvider>);
  return userEvent.setup();
}

const ofServer = () => backEnd.board.apps('test', () => true).apps.find(({ sdkAppId }) => sdkAppId === APP)?.limits;
const old = () => useOldLimits.getState().apps;
const field = (name: string) => screen.findByLabelText(name, { exact: true });

describe('the dialog for limits', () => {
  test('shows what holds on the server, and what is saved holds there for everyone', async () => {
    backEnd.board.setAppLimits(APP, { idleMs: null, exitingMs: 5 * MINUTE, runningMs: 8 * HOUR });
    const onClose = vi.fn();
    const user = show(<AppLimits sdkAppId={APP} onClose={onClose} />);
    expect(await field('Exiting for longer than')).toHaveValue('5');
    expect(await field('Running for longer than')).toHaveValue('8');
    await user.type(await field('Idle for longer than'), '1,5');
    await user.selectOptions(await field('Idle for longer than: unit'), 'hours');
    expect(screen.getByText(/^For everyone on this server\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(ofServer()).toEqual({ idleMs: 1.5 * HOUR, exitingMs: 5 * MINUTE, runningMs: 8 * HOUR });
    expect(old()).toEqual([]);
  });

  test('says what cannot be a limit, and does not save it', async () => {
    const user = show(<AppLimits sdkAppId={APP} onClose={() => {}} />);
    await user.type(await field('Idle for longer than'), '1.5.2');
    expect(screen.getByRole('alert')).toHaveTextContent('A number such as 30 or 1.5, from 1 second to 31 days.');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  test('stays open with what was typed when the server refuses, and says why', async () => {
    serveReadOnly();
    const onClose = vi.fn();
    const user = show(<AppLimits sdkAppId={APP} onClose={onClose} />);
    await user.type(await field('Idle for longer than'), '30');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not saved: A token may not change what other viewers');
    expect(await field('Idle for longer than')).toHaveValue('30');
    expect(onClose).not.toHaveBeenCalled();
    expect([ofServer(), old().length]).toEqual([DEFAULT_LIMITS, 1]);
  });
});

describe('limits that this browser had kept', () => {
  test('are offered, and hold for everyone once they were looked at and saved', async () => {
    const user = show(<OldLimits sdkAppId={APP} limits={OWN} />);
    expect(await screen.findByText('idle 30 min, exiting 2 min, running no limit')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Review…' }));
    expect(await field('Idle for longer than')).toHaveValue('30');
    expect(ofServer()).toEqual(DEFAULT_LIMITS);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(old()).toEqual([]));
    expect(ofServer()).toEqual(OWN);
  });

  test('are forgotten when they are discarded, and change nothing', async () => {
    const user = show(<OldLimits sdkAppId={APP} limits={OWN} />);
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(old()).toEqual([]);
    expect(ofServer()).toEqual(DEFAULT_LIMITS);
  });

  test('are forgotten without a word when the server has them already', async () => {
    backEnd.board.setAppLimits(APP, OWN);
    show(<OldLimits sdkAppId={APP} limits={OWN} />);
    await waitFor(() => expect(old()).toEqual([]));
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('are forgotten without a word when they are the default ones', async () => {
    backEnd.board.setAppLimits(APP, OWN);
    show(<OldLimits sdkAppId={APP} limits={DEFAULT_LIMITS} />);
    await waitFor(() => expect(old()).toEqual([]));
    expect(ofServer()).toEqual(OWN);
  });
});

describe('limits in a file', () => {
  const limits = { idleMs: 90_000, exitingMs: null, runningMs: null };
  const file = () =>
    new File(
      [JSON.stringify({ kind: 'scribeboard-list', version: 1, tasks: [], apps: [{ sdkAppId: APP, limits }] })],
      'list.json',
    );
  async function read() {
    const user = show(<ListFiles sdkAppId={null} onClose={() => {}} />);
    await user.upload(await screen.findByLabelText('List file'), file());
    return user;
  }

  test('are the server’s: they change only if that is ticked, and are undone with the rest', async () => {
    const user = await read();
    expect(await screen.findByRole('button', { name: 'Import 0' })).toBeDisabled();
    await user.click(screen.getByLabelText('Also change the limits of 1 SdkAppId, for everyone on this server'));
    await user.click(screen.getByRole('button', { name: 'Import 1' }));
    expect(await screen.findByText('0 added, 1 changed.')).toBeVisible();
    expect(ofServer()).toEqual(limits);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Import undone.')).toBeVisible();
    expect(ofServer()).toEqual(DEFAULT_LIMITS);
  });

  test('are refused to a viewer who may only look, who is told so', async () => {
    serveReadOnly();
    const user = await read();
    await user.click(await screen.findByLabelText(/^Also change the limits/));
    await user.click(screen.getByRole('button', { name: 'Import 1' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Some changes for everyone failed: A token may not change what other viewers see',
    );
    expect(screen.getByText('0 added, 0 changed.')).toBeVisible();
    expect(ofServer()).toEqual(DEFAULT_LIMITS);
  });
});
