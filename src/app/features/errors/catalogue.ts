import { type ErrorCode, isErrorCode } from '#contract/error-code.ts';
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
