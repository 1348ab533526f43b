import type { ComponentType } from 'react';
import { CrashDialog } from './crash-dialog.tsx';
import { CrashPage } from './crash-page.tsx';
import { CrashPanel } from './crash-panel.tsx';
import type { Fallen } from './error-boundary.tsx';

const CRASH: Record<Fallen['of'], ComponentType<Omit<Fallen, 'of'>>> = {
  page: CrashPage,
  panel: CrashPanel,
  dialog: CrashDialog,
};

/** What stands in the place of what broke: not part of the first load, but fetched soon after it. */
export function Crash({ of, ...fallen }: Fallen) {
  const Words = CRASH[of];
  return <Words {...fallen} />;
}
