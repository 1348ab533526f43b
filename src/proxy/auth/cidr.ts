export interface Cidr {
  family: 'ipv4' | 'ipv6';
  /** As it is written canonically. */
  address: string;
  prefix: number;
}

/** Wider ones hold public addresses for sure: the largest private networks are 10.0.0.0/8 and fc00::/7. */
const MIN_PREFIX = { ipv4: 8, ipv6: 7 };

/** `10.1.2.0/24`, `2001:db8::/48` or one address; null for anything else, and for what could hold every host. */
export function parseCidr(text: string): Cidr | null {
  const [, host = '', length] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = host.includes(':') ? 'ipv6' : 'ipv4';
  const address = family === 'ipv6' ? canonicalIpv6(host) : ipv4(host);
  if (address === null) return null;
  const bits = family === 'ipv6' ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  // Below `::` lie all IPv4 addresses in their IPv6 spelling: only ::1 itself can be meant.
  const isTooWide = prefix < MIN_PREFIX[family] || (address.startsWith('::') && address !== '::1');
  if (prefix > bits || isTooWide || (address === '::1' && prefix !== bits)) return null;
  return { family, address, prefix };
}

function ipv4(host: string): string | null {
  const parts = host.split('.');
  const isByte = (part: string) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;
  return parts.length === 4 && parts.every(isByte) ? host : null;
}

function canonicalIpv6(host: string): string | null {
  return URL.parse(`http://[${host}]`)?.hostname.slice(1, -1) ?? null;
}
