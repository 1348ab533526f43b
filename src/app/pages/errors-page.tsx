import { useQuery } from '@tanstack/react-query';
import { originOf } from '#contract/error-code.ts';
import type { Address } from '../address.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { CodeList } from '../features/errors/code-list.tsx';
import { Documentation } from '../features/errors/documentation.tsx';
import { ExplanationRows } from '../features/errors/explanation-rows.tsx';
import { searchCatalogue } from '../features/errors/search-catalogue.ts';
import { errorWords } from '../features/errors/words.ts';
import { useLanguage, useText, useWords } from '../i18n/use-text.ts';
import { TopBar } from '../layout/top-bar.tsx';
import { goTo } from '../navigation.ts';
import { linkTo } from '../persistence/link-to.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { CopyIcon } from '../ui/copy.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { FIELD } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { BACK, LINK } from '../ui/later-icons.tsx';
import { Link } from '../ui/link.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** The catalogue, and one code of it: pages that a ticket can link to. */
export function ErrorsPage({ address }: { address: Extract<Address, { page: 'errors' | 'error' }> }) {
  return (
    <div className="flex min-h-dvh flex-col bg-paper">
      <TopBar />
      <main className="mx-auto w-[min(1000px,100%-32px)] flex-1 py-9 max-columns:py-5">
        {address.page === 'errors' ? <AllCodes search={address.q} /> : <OneCode code={address.code} />}
      </main>
    </div>
  );
}

function AllCodes({ search }: { search: string }) {
  const words = useWords(errorWords);
  const codes = searchCatalogue(search, useLanguage());
  const show = (q: string) => goTo({ page: 'errors', q }, { replace: true });
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <h1 className="text-20 tracking-[-.015em]">{words.heading}</h1>
      <p className="mt-0.5 text-pretty text-ink-2">{words.lead}</p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <search className={`h-8 w-[min(420px,100%)] ${FIELD}`}>
          <Icon name="search" className="size-3.5 text-ink-3" />
          <input
            type="search"
            data-key="/"
            aria-label={words.searchLabel}
            placeholder={words.search}
            value={search}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => show(event.target.value)}
          />
        </search>
        <p role="status" className="text-12 text-ink-3">
          {words.found(codes.length)}
        </p>
      </div>
      {codes.length > 0 ? (
        <Panel about={search}>
          <CodeList codes={codes} />
        </Panel>
      ) : (
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <p className="text-pretty text-ink-2">{words.none}</p>
          <Button onClick={() => show('')}>{words.showAll}</Button>
        </div>
      )}
    </>
  );
}

function OneCode({ code }: { code: string }) {
  const text = useText();
  const words = useWords(errorWords);
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <PageTitle>{words.titleOf(code)}</PageTitle>
      <div className="flex flex-wrap items-center gap-2">
        <Link to={{ page: 'errors', q: '' }} className={`-ml-2.5 ${buttonClass({ look: 'ghost' })}`}>
          <Icon name={BACK} />
          <span className="cap-trim">{words.all}</span>
        </Link>
        <span className="flex-1" />
        <CopyButton
          icon={LINK}
          value={linkTo({ page: 'error', code })}
          label={text.copy.link}
          done={text.copy.linkDone}
        />
      </div>
      <article aria-labelledby="code" className="mt-4 overflow-hidden rounded-3 border border-line-2 bg-surface">
        <header className="flex min-h-[42px] items-center gap-2 bg-sunken py-2 pr-2.5 pl-3.5">
          <h1 id="code" className="min-w-0 break-all font-mono text-14">
            {code}
          </h1>
          <CopyIcon value={code} label={words.copyCode} className="ml-auto size-6" />
        </header>
        <dl className="grid items-baseline gap-x-3 gap-y-2.5 px-3.5 pt-3 pb-4 text-14 max-columns:gap-y-0.5 columns:grid-cols-[124px_minmax(0,1fr)]">
          <Panel about={code}>
            <ExplanationRows code={code} />
          </Panel>
        </dl>
        <footer className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-3.5 py-2.5 text-12 text-ink-2">
          <span className="flex-1">{words.originNote[originOf(code)]}</span>
          <Panel about={code}>
            <Documentation code={code} site={session?.site ?? 'intl'} />
          </Panel>
        </footer>
      </article>
    </>
  );
}
