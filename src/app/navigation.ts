import { navigate, useLocationProperty, usePathname, useSearch } from 'wouter/use-browser-location';
import { type Address, formatAddress, parseAddress, parseZone, withZone } from './address.ts';

/** Written into index.html by the server when the board lives under a sub-path, such as `/board`. */
const basePath = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '';

/**
 * An address as the browser needs it: the only place, with `apiPath` and `underBase`, that knows of the base path. The zone of the link
 * that was opened stays while one looks around.
 */
export function hrefOf(address: Address, zone: string | null = zoneInAddress()): string {
  return basePath + withZone(formatAddress(address), zone);
}

export function useZoneInAddress(): string | null {
  return useLocationProperty(zoneInAddress);
}

export function zoneInAddress(): string | null {
  return parseZone(location.search);
}

/** An address that the server named. */
export function underBase(path: string): string {
  return basePath + path;
}

/** `parts` are encoded here; a query is appended as it is. */
export function apiPath(...parts: (string | number)[]): string {
  return `${basePath}/api/${parts.map(encodeURIComponent).join('/')}`;
}

/** wouter's own `useSearch` decodes once too early: `%252B` would arrive as `+`. The raw one does not. */
export function useAddress(): Address {
  return parseAddress(withoutBase(usePathname()), useSearch());
}

export function currentAddress(): Address {
  return parseAddress(withoutBase(location.pathname), location.search);
}

export function goTo(address: Address, options?: { replace?: boolean }): void {
  navigate(hrefOf(address), options);
}

/** From now on the person's own choice of a zone counts, not the link's. */
export function leaveZoneOfLink(): void {
  navigate(hrefOf(currentAddress(), null), { replace: true });
}

function withoutBase(path: string): string {
  return path === basePath || path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}
