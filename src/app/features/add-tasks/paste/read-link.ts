import { type Address, parseAddress } from '../../../address.ts';

const BEHIND_REGION = /([?&]region=[a-z0-9-]+)[.,;:!?)\]}>"']+$/;

/**
 * Where a link of any Scribeboard leads, whatever its host and its base path, or null when it does not look like one.
 * What a sentence puts behind the region is not part of it.
 */
export function readLink(link: string): Address | null {
  const [, path, search] = /^https?:\/\/[^/?#]+(?:\/[^?#]*?)?(\/apps\/[^?#]*)(\?[^#]*)?/i.exec(link) ?? [];
  return path === undefined ? null : parseAddress(path, (search ?? '').replace(BEHIND_REGION, '$1'));
}
