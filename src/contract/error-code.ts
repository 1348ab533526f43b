import {
  DEFAULT_GONE_CODES,
  isTencentCode,
  kindOfError,
  namesOfCode,
  TENCENT_CODES,
  type TencentErrorCode,
} from '#tencent/error-codes.ts';
import type { ErrorKind } from '#tencent/error-kind.ts';

/** Our own words where Tencent said nothing that could be read, and those for a clock and a fault of the server. */
const OWN_CODES = {
  'Clock.Wrong': 'clock',
  'Credential.Missing': 'credential',
  'Network.ConnectionRefused': 'transient',
  'Network.ConnectionReset': 'transient',
  'Network.Failed': 'transient',
  'Network.NameNotResolved': 'transient',
  'Network.ProxyRefused': 'transient',
  'Network.Timeout': 'transient',
  'Network.TlsFailed': 'transient',
  'Response.BadShape': 'transient',
  'Response.Empty': 'transient',
  'Response.Encoded': 'transient',
  'Response.HttpStatus': 'transient',
  'Response.NoResponse': 'transient',
  'Response.NotJson': 'transient',
  'Response.Redirect': 'transient',
  'Response.TooLarge': 'transient',
  'Response.WrongTask': 'transient',
  'Server.Fault': 'transient',
} as const satisfies Record<string, ErrorKind>;

export type OwnErrorCode = keyof typeof OWN_CODES;

/** Every code whose meaning is known here. Tencent may answer others. */
export type ErrorCode = TencentErrorCode | OwnErrorCode;

export function isErrorCode(code: string): code is ErrorCode {
  return isTencentCode(code) || isOwnCode(code);
}

/** The code that explains this one: itself, or the part before its first dot; null when both are unknown. */
export function knownCodeOf(code: string): ErrorCode | null {
  return namesOfCode(code).find(isErrorCode) ?? null;
}

/** The kind that a code has on a server with the default settings. */
export function defaultKindOf(code: string): ErrorKind {
  return isOwnCode(code) ? OWN_CODES[code] : kindOfError(code, DEFAULT_GONE_CODES);
}

/** Whose word a code is: on the page of the call, common to all calls, of this board, or on no page at all. */
export type CodeOrigin = 'call' | 'common' | 'own' | 'undocumented';

export function originOf(code: string): CodeOrigin {
  if (isOwnCode(code)) return 'own';
  const page = isTencentCode(code) ? TENCENT_CODES[code].page : 'none';
  if (page === 'none') return 'undocumented';
  return page === 'common' ? 'common' : 'call';
}

function isOwnCode(code: string): code is OwnErrorCode {
  return Object.hasOwn(OWN_CODES, code);
}
