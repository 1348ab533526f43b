import { CALL_CODES, COMMON_CODES, type ErrorCode } from '#contract/error-code.ts';
import type { ProblemKind } from '#contract/task-view.ts';
import { ACCESS } from './codes/access.ts';
import { LIMITS } from './codes/limits.ts';
import { OWN } from './codes/own.ts';
import { REQUEST } from './codes/request.ts';
import { SERVICE } from './codes/service.ts';
import type { CatalogueEntry } from './explanation.ts';

/** What each code means. A code or a language without its texts does not compile. */
export const CATALOGUE: Readonly<Record<ErrorCode, CatalogueEntry>> = {
  ...ACCESS,
  ...LIMITS,
  ...REQUEST,
  ...SERVICE,
  ...OWN,
};

export const CATALOGUE_CODES = Object.keys(CATALOGUE).filter(isErrorCode).sort();

/** Whose word a code is: on the page of the call, common to all calls, of this board, or on no page at all. */
export type CodeOrigin = 'call' | 'common' | 'own' | 'undocumented';

export interface Explained {
  /** The entry that explains it: its own, or that of the part before its first dot; null when both are unknown. */
  by: ErrorCode | null;
  origin: CodeOrigin;
  kind: ProblemKind;
}

/** Codes are hierarchical: of an unknown `A.B` only the part before the dot is understood. */
export function explain(code: string): Explained {
  const [parent = code] = code.split('.', 1);
  const by = [code, parent].find(isErrorCode) ?? null;
  return { by, origin: originOf(code), kind: by === null ? 'unknown' : CATALOGUE[by].kind };
}

function originOf(code: string): CodeOrigin {
  if (CALL_CODES.some((known) => known === code)) return 'call';
  if (COMMON_CODES.some((known) => known === code)) return 'common';
  return Object.hasOwn(OWN, code) ? 'own' : 'undocumented';
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(CATALOGUE, code);
}
