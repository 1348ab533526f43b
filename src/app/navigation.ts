import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { type Address, formatAddress, parseAddress } from './address.ts';

/** Written into index.html by the server when the board lives under a sub-path, such as `/board`. */
const basePath = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '';

/** An address as the browser needs it: the only place, with `apiPath`, that knows of the base path. */
export function hrefOf(address: Address): string {
  return basePath + formatAddress(address);
}

export function linkTo(address: Address): string {
  return location.origin + hrefOf(address);
}

/** `parts` are encoded here; a query is appended as it is. */
export function apiPath(...parts: (string | number)[]): string {
  return `${basePath}/api/${parts.map(encodeURIComponent).join('/')}`;
}

/** wouter's own `useSearch` decodes once too early: `%252B` would arrive as `+`. The raw one does not. */
export function useAddress(): Address {
  return parseAddress(withoutBase(usePathname()), useSearch());
}

export function goTo(address: Address, options?: { replace?: boolean }): void {
  navigate(hrefOf(address), options);
}

function withoutBase(path: string): string {
  return path === basePath || path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}
