import { type ApiAnswer, problem } from '../api/answer.ts';
import { CAPS } from '../core/caps.ts';
import { createTokenBuckets } from '../core/token-buckets.ts';

/** How often a client may ask: null, or the answer that refuses it. */
export interface InboundLimits {
  /** By the id of an identity. */
  refusePerson(id: string): ApiAnswer | null;
  /** Whether they have cost all that they may have. */
  refuseCost(id: string): ApiAnswer | null;
  /** What a request of theirs has cost: milliseconds in which no other was answered. */
  charge(id: string, ms: number): void;
  /** For a client without one, by the address of the other end of the socket; null for a unix socket. */
  refusePeer(address: string | null): ApiAnswer | null;
}

/** `now` in ms, by a clock that only goes forward. */
export function createInboundLimits(now: () => number): InboundLimits {
  const persons = createTokenBuckets(CAPS.requests.ofOne);
  const peers = createTokenBuckets(CAPS.requests.ofPeer);
  const times = createTokenBuckets(CAPS.timeMs);
  const refuse = (waitMs: number) => (waitMs === 0 ? null : tooOften(waitMs));
  return {
    refusePerson: (id) => refuse(times.waitMs(id, now()) || persons.take(id, now())),
    refuseCost: (id) => refuse(times.waitMs(id, now())),
    charge: (id, ms) => times.spend(id, ms, now()),
    refusePeer: (address) => refuse(peers.take(peerKey(address), now())),
  };
}

export function tooOften(waitMs: number): ApiAnswer {
  const answer = problem(429, 'Too often', 'You ask more often than this server lets one person ask. Wait a moment.');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.ceil(waitMs / 1000)) } };
}

/** A holder of one IPv6 address has the other 2^64 of its network too. */
export function peerKey(address: string | null): string {
  if (!address?.includes(':') || address.includes('.')) return address ?? 'unix socket';
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array(zeros).fill('0'), ...groups(tail)].slice(0, 4).join(':');
}
