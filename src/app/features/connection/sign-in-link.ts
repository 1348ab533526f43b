import { underBase } from '../../navigation.ts';

/** Where to sign in and come back to what is on the screen; null where only what stands before this server can tell. */
export function signInLink(path: string | null): string | null {
  return path === null
    ? null
    : `${underBase(path)}?${new URLSearchParams({ to: location.pathname + location.search })}`;
}
