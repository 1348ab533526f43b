import type { Address } from '../../../address.ts';
import type { Found, Mentions } from './found.ts';
import { readLink } from './read-link.ts';
import type { Said } from './said.ts';
import { decodePercent } from './undo-escapes.ts';

const LINK = /https?:\/\/[^\s"'<>`|]{1,8000}/gi;

/** What the links of a record lead to, or null where none leads to a Scribeboard. A record with such links means them. */
export function findLinks(text: string, line: number): { found: Found[]; mentions: Mentions } | null {
  if (!/https?(?::|%3A)/i.test(text)) return null;
  // A link inside a link is encoded once more.
  for (const readable of [text, decodePercent(text)]) {
    const seen: { found: Found[]; mentions: { sdkAppIds: Said<number>[]; regions: Said<string>[] } } = {
      found: [],
      mentions: { sdkAppIds: [], regions: [] },
    };
    let ours = 0;
    for (const [link] of readable.replace(/(?<=[=/])(?=https?:\/\/)/gi, ' ').matchAll(LINK)) {
      const address = readLink(link.replaceAll('&amp;', '&'));
      if (address !== null && add(seen, address, line)) ours += 1;
    }
    if (ours > 0) return seen;
  }
  return null;
}

/** A line that is only a link, to anywhere. */
export function isOnlyLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

function add(
  { found, mentions }: { found: Found[]; mentions: { sdkAppIds: Said<number>[]; regions: Said<string>[] } },
  address: Address,
  line: number,
): boolean {
  const say = <T>(value: T): Said<T> => ({ kind: 'value', value, place: 'beside', line });
  const link = (text: string, sdkAppId: number, region: string | null) =>
    found.push({
      text,
      keyed: true,
      source: 'link',
      name: null,
      line,
      doubt: null,
      sdkAppId: say(sdkAppId),
      region: region === null ? null : say(region),
    });
  switch (address.page) {
    case 'task':
      link(address.task.taskId, address.task.sdkAppId, address.task.region);
      return true;
    case 'badTask':
      if (address.id === null) return false;
      link(address.id, address.sdkAppId, address.region);
      return true;
    case 'app':
      for (const { region, taskId } of address.view.watch) link(taskId, address.sdkAppId, region);
      mentions.sdkAppIds.push(say(address.sdkAppId));
      if (address.view.region !== null) mentions.regions.push(say(address.view.region));
      return true;
    default:
      return false;
  }
}
