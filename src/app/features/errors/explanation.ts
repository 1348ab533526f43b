import type { ErrorCode } from '#contract/error-code.ts';
import type { Language } from '#contract/language.ts';

interface Explanation {
  meaning: string;
  cause: string;
  toDo: string;
}

export type CatalogueEntry = Record<Language, Explanation>;

/** A family of the catalogue. */
export type CataloguePart = Partial<Record<ErrorCode, CatalogueEntry>>;
