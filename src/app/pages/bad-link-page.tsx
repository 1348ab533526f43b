import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as v from 'valibot';
import { Region, TaskId } from '#contract/task-ref.ts';
import { type Address, WHOLE_BOARD } from '../address.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { useWords } from '../i18n/use-text.ts';
import { TopBar } from '../layout/top-bar.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { Link } from '../ui/link.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { badLinkWords } from './bad-link-words.ts';

type BadAddress = Extract<Address, { page: 'badTask' | 'badApp' | 'unknown' }>;

/** A link that cannot be followed: what is wrong with it and what to do. No request is sent. */
export function BadLinkPage({ address }: { address: BadAddress }) {
  const words = useWords(badLinkWords);
  return (
    <div className="flex min-h-dvh flex-col bg-paper">
      <PageTitle>{words.pageTitle}</PageTitle>
      <TopBar />
      <main className="grid flex-1">
        <EmptyState mark="broken" heading="h1" title={words.title}>
          {address.page === 'badTask' ? (
            <Panel>
              <BadTask {...address} />
            </Panel>
          ) : (
            <p className="break-words">
              {address.page === 'badApp' ? words.app(address.text.slice(0, 80)) : words.unknown}
            </p>
          )}
          <div className="mt-5 flex flex-wrap gap-2 text-13">
            {address.page === 'badTask' ? (
              <Link
                to={{ page: 'app', sdkAppId: address.sdkAppId, view: WHOLE_BOARD }}
                className={buttonClass({ look: 'primary' })}
              >
                {words.toApp(address.sdkAppId)}
              </Link>
            ) : null}
            <Link
              to={{ page: 'start' }}
              className={buttonClass({ look: address.page === 'badTask' ? 'ghost' : 'primary' })}
            >
              {words.toStart}
            </Link>
          </div>
        </EmptyState>
      </main>
    </div>
  );
}

function BadTask({ sdkAppId, id, region }: Extract<Address, { page: 'badTask' }>) {
  const words = useWords(badLinkWords);
  const { data: session } = useQuery(sessionQuery);
  const idIsRight = v.is(TaskId, id);
  if (id !== null && idIsRight)
    return (
      <>
        <p className="text-pretty">{region === null ? words.noRegion : words.badRegion}</p>
        <p className="mt-3 flex flex-wrap gap-2 text-13">
          {session?.regions
            .filter((name) => v.is(Region, name))
            .map((name) => (
              <Link
                key={name}
                to={{ page: 'task', task: { sdkAppId, region: name, taskId: id } }}
                className={buttonClass({ size: 'small' })}
              >
                {name}
              </Link>
            ))}
        </p>
      </>
    );
  return (
    <>
      <p className="text-pretty">
        {id === null ? words.noId : words.badId} {words.nothingAsked}
      </p>
      {id === null ? null : <Received>{id}</Received>}
    </>
  );
}

const MAX_SHOWN = 300;

function Received({ children }: { children: string }): ReactNode {
  const words = useWords(badLinkWords);
  return (
    <>
      <p className="mt-3 text-12">{words.received}</p>
      <pre className="mt-1 whitespace-pre-wrap break-all rounded-3 bg-sunken p-3 font-mono text-12 text-ink">
        <bdi>{children.slice(0, MAX_SHOWN)}</bdi>
      </pre>
    </>
  );
}
