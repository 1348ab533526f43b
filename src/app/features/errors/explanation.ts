import type { ErrorCode } from '#contract/error-code.ts';
import type { ProblemKind } from '#contract/task-view.ts';
import type { Language } from '../../i18n/resolve-language.ts';

interface Explanation {
  meaning: string;
  cause: string;
  toDo: string;
}

/** `kind` says whether and how the task is asked again. */
export type CatalogueEntry = { kind: ProblemKind } & Record<Language, Explanation>;

/** A family of the catalogue. */
export type CataloguePart = Partial<Record<ErrorCode, CatalogueEntry>>;
