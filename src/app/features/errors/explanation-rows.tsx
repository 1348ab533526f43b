import type { ReactNode } from 'react';
import { defaultKindOf, knownCodeOf } from '#contract/error-code.ts';
import type { ProblemKind } from '#contract/task-view.ts';
import { useLanguage, useWords } from '../../i18n/use-text.ts';
import { CATALOGUE } from './catalogue.ts';
import { errorWords } from './words.ts';

/** What a code means, as rows of a `dl`. `kind` is what the server made of it, which settings can change. */
export function ExplanationRows({ code, kind }: { code: string; kind?: ProblemKind }) {
  const words = useWords(errorWords);
  const language = useLanguage();
  const by = knownCodeOf(code);
  const { meaning, cause, toDo } = by === null ? words.unknown : CATALOGUE[by][language];
  return (
    <>
      <Row name={words.meaning}>
        {meaning}
        {by === null || by === code ? null : (
          <span className="mt-0.5 block text-12 text-ink-3">
            {words.originNote.undocumented} {words.byParent(by)}
          </span>
        )}
      </Row>
      <Row name={words.cause}>{cause}</Row>
      <Row name={words.toDo}>{toDo}</Row>
      <Row name={words.retried}>{words.retry[kind ?? defaultKindOf(code)]}</Row>
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="min-w-0 text-pretty [overflow-wrap:anywhere] max-columns:mb-1.5">{children}</dd>
    </>
  );
}
