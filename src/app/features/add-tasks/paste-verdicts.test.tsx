import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { showLanguage } from '../../i18n/use-text.ts';
import { judgePaste } from './paste/judge-paste.ts';
import { parsePaste } from './paste/parse-paste.ts';
import { PasteVerdicts } from './paste-verdicts.tsx';

beforeAll(() => showLanguage('en'));

const NEW = ['-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.', '-nE5Nd9U7Kcfz-lPC-R+Pyhvha3MtMaMK-QKKUPOFGE.'];
const NO_DOT = '-nE5dafd3pfwyEzu+8LNXeQzndibj-r1AI7H3plkD1pE';
const MASKED = '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.';

function open(paste: string) {
  const pasted = parsePaste(paste);
  const lines = judgePaste(pasted, { sdkAppId: 7, region: 'ap-guangzhou', isKnown: () => false });
  render(<PasteVerdicts lines={lines} pasted={pasted} ticked={new Set()} onTick={() => undefined} />);
  return userEvent.setup();
}
const rows = () => within(screen.getByRole('list')).getAllByRole('listitem');

test('what is to be looked at can be shown alone, and all of it again', async () => {
  const user = open([...NEW, NO_DOT, MASKED].join('\n'));
  expect(rows()).toHaveLength(4);
  await user.click(screen.getByRole('button', { name: 'Show only the 2 to look at' }));
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringContaining('Doubtful'),
    expect.stringContaining('Masked'),
  ]);
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(rows()).toHaveLength(4);
});

test('nothing is offered to be shown alone where all or none is to be looked at', () => {
  open(NEW.join('\n'));
  expect(screen.queryByRole('button')).toBeNull();
  open(MASKED);
  expect(screen.queryByRole('button')).toBeNull();
});

test('what cannot be read is quoted by its beginning, so that no row is as high as the page', () => {
  open(`{"TaskId":"${NEW[0]}","SdkAppId":"${'seven '.repeat(100)}"}`);
  const [row] = rows();
  expect(row).toHaveTextContent(/^1Invalid.*Its SdkAppId “seven seven[a-z ]{1,40}…” isn’t a number/);
  expect(row?.textContent?.length).toBeLessThan(250);
});

test('of many SdkAppIds between which a paste does not decide, two are named', () => {
  open(`{"a":{"SdkAppId":101},"b":{"SdkAppId":102},"c":{"SdkAppId":103},"d":{"SdkAppId":104},"TaskId":"${NEW[0]}"}`);
  expect(rows()[0]).toHaveTextContent(/101 · 102 and 2 more\?$/);
});
