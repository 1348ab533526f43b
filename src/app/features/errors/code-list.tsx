import { type CodeOrigin, type ErrorCode, originOf } from '#contract/error-code.ts';
import { useLanguage, useWords } from '../../i18n/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { CATALOGUE } from './catalogue.ts';
import { errorWords } from './words.ts';

const ORIGINS: readonly CodeOrigin[] = ['call', 'common', 'own', 'undocumented'];

export function CodeList({ codes }: { codes: readonly ErrorCode[] }) {
  const words = useWords(errorWords);
  const language = useLanguage();
  return ORIGINS.map((origin) => {
    const own = codes.filter((code) => originOf(code) === origin);
    return own.length === 0 ? null : (
      <section key={origin} className="mt-6">
        <h2 className="mb-1.5 flex items-baseline gap-2 text-13">
          {words.origin[origin]} <span className="font-normal text-12 text-ink-3">{words.found(own.length)}</span>
        </h2>
        <ul className="overflow-hidden rounded-3 border border-line-2 bg-surface">
          {own.map((code) => (
            <li key={code} className="border-line border-t first:border-t-0">
              <Link
                to={{ page: 'error', code }}
                className="grid gap-x-4 gap-y-0.5 px-3.5 py-2 no-underline outline-offset-[-2px] hover:bg-hover columns:grid-cols-[340px_minmax(0,1fr)]"
              >
                <span className="break-all font-mono text-12 leading-[1.6]">{code}</span>
                <span className="text-pretty text-ink-2">{CATALOGUE[code][language].meaning}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
