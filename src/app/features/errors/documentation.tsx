import { originOf } from '#contract/error-code.ts';
import type { Session } from '#contract/session.ts';
import { useLanguage, useWords } from '../../i18n/use-text.ts';
import { documentationLink } from './documentation-link.ts';
import { errorWords } from './words.ts';

/** Nothing for our own codes: no page of Tencent's has them. */
export function Documentation({ code, site }: { code: string; site: Session['site'] }) {
  const words = useWords(errorWords);
  const language = useLanguage();
  const link = documentationLink(originOf(code), site, language);
  return link === null ? null : (
    <a href={link} target="_blank" rel="noreferrer" className="underline decoration-line-2 underline-offset-3">
      {words.documentation}
      <span className="sr-only"> {words.newTab}</span>
    </a>
  );
}
