import { afterEach, expect, test, vi } from 'vitest';

/** The page as it begins at this address. */
async function openAt(address: string) {
  history.replaceState(null, '', address);
  vi.resetModules();
  return import('./page-token.ts');
}
afterEach(() => history.replaceState(null, '', '/'));

test('a wallboard takes its token from its address, where a reload finds it again', async () => {
  const { PAGE_TOKEN, addressWithoutToken } = await openAt('/apps/7?wall=1#token=scribeboard_abc-1');
  expect(PAGE_TOKEN).toBe('scribeboard_abc-1');
  expect(location.hash).toBe('#token=scribeboard_abc-1');
  expect(addressWithoutToken()).toMatch(/\/apps\/7\?wall=1$/);
});

test.each(['/apps/7', '/', '/apps/7?wall=2', '/apps/7/task?id=-x.&region=ap-singapore&wall=1', '/errors?wall=1'])(
  '%s takes none, and does not leave it in the address that people copy',
  async (address) => {
    const { PAGE_TOKEN } = await openAt(`${address}#token=scribeboard_abc-1`);
    expect(PAGE_TOKEN).toBeUndefined();
    expect(location.href).not.toContain('token');
    expect(location.pathname + location.search).toBe(address);
  },
);
