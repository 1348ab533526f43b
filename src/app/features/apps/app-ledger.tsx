import { useState } from 'react';
import type { AppSummary } from '#contract/app-summary.ts';
import { STATUSES } from '#contract/status.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { markOf } from '../../status/mark-of.ts';
import { Age } from '../../time/ticking.tsx';
import { useTicking } from '../../time/use-ticking.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { AppNameForm } from './app-name-form.tsx';
import { type KnownApp, TASK_CAUSES } from './known-apps.ts';
import { appWords } from './words.ts';

const OLD_MS = 60_000;

const LOOK = {
  failing: 'font-medium text-problem-ink',
  overLimit: 'font-medium text-(--status-ink)',
  notFound: 'text-ink-2',
};

/** One line per SdkAppId: how its tasks are, and what needs attention. */
export function AppLedger({ apps }: { apps: readonly KnownApp[] }) {
  return (
    <ul className="overflow-hidden rounded-3 border border-line bg-surface">
      {apps.map((app) => (
        <li key={app.sdkAppId} className="group/app relative border-line border-b last:border-0">
          <AppLine app={app} />
        </li>
      ))}
    </ul>
  );
}

function AppLine({ app: { sdkAppId, name, summary, mine, tasks } }: { app: KnownApp }) {
  const text = useText();
  const words = useWords(appWords);
  const [renaming, setRenaming] = useState(false);
  const line = (
    <Link
      to={{ page: 'app', sdkAppId, view: WHOLE_BOARD }}
      data-mark={markOf(TASK_CAUSES.find((cause) => summary && summary.incidents[cause] > 0) ?? null)}
      className="relative grid grid-cols-[148px_minmax(0,1fr)_104px_148px] items-start gap-x-7 px-5 pt-4 pb-[15px] no-underline hover:bg-hover focus-visible:-outline-offset-2 max-columns:grid-cols-[1fr_auto] max-columns:gap-y-2"
    >
      <span className="min-w-0">
        {name === null ? (
          <b className="block font-mono font-semibold text-14">{sdkAppId}</b>
        ) : (
          <>
            <b className="block truncate font-semibold text-14">
              <bdi>{name}</bdi>
            </b>{' '}
            <span className="block font-mono text-12 text-ink-3">{sdkAppId}</span>
          </>
        )}{' '}
        <span className="text-12 text-ink-3">{text.rail.tasks(summary ? tasks : mine)}</span>
      </span>
      {summary ? (
        <>
          <span className="max-columns:col-span-full max-columns:row-start-2">
            <Proportions counts={summary.counts} />
          </span>
          <OldestAnswer at={summary.oldestAnswerAt} />
          <Attention incidents={summary.incidents} />
        </>
      ) : (
        <span className="col-span-3 pt-0.5 text-12 text-ink-3">{words.mineOnly(mine)}</span>
      )}
    </Link>
  );
  return (
    <>
      {renaming ? <AppNameForm sdkAppId={sdkAppId} name={name} onDone={() => setRenaming(false)} /> : null}
      {line}
      {renaming ? null : (
        <button
          type="button"
          aria-label={words.renameApp(sdkAppId)}
          onClick={() => setRenaming(true)}
          className="absolute top-4 left-32 rounded-1 bg-surface px-1.5 py-0.5 text-11 text-ink-2 underline decoration-line-2 underline-offset-3 hover:text-ink focus-visible:opacity-100 columns:opacity-0 columns:group-hover/app:opacity-100 max-columns:static max-columns:mx-3.5 max-columns:mb-1 max-columns:h-11 max-columns:text-12"
        >
          {words.rename}
        </button>
      )}
    </>
  );
}

/** Calm states step back; what is on its way out keeps its full hue. The words below say the same. */
function Proportions({ counts }: { counts: AppSummary['counts'] }) {
  const text = useText();
  const states = STATUSES.filter((state) => counts[state] > 0);
  return (
    <>
      <span aria-hidden="true" className="mt-1.5 mb-[9px] flex h-1.5 gap-px">
        {states.map((state) => (
          <i
            key={state}
            data-s={state}
            style={{ flexGrow: counts[state] }}
            className={`min-w-[3px] basis-0 rounded-[1px] ${
              state === 'notFound' || state === 'other' || state === 'unchecked'
                ? 'shadow-[inset_0_0_0_1px_var(--status-icon)]'
                : state === 'exiting'
                  ? 'bg-(--status-icon)'
                  : 'bg-[color-mix(in_oklab,var(--status-icon)_62%,var(--surface))]'
            }`}
          />
        ))}
      </span>
      <span className="flex flex-wrap gap-x-3.5 gap-y-[3px] text-12 text-ink-2">
        {states.map((state) => (
          <span key={state} data-s={state} className="inline-flex items-center gap-[5px]">
            <StatusIcon name={state} />
            <b className="font-medium text-ink">{text.number(counts[state])}</b> {text.status[state]}
          </span>
        ))}
      </span>
    </>
  );
}

function OldestAnswer({ at }: { at: number | null }) {
  const words = useWords(appWords);
  const old = useTicking((now) => at !== null && now - at > OLD_MS);
  return (
    <span className="max-columns:col-start-2 max-columns:row-start-1 max-columns:text-right">
      <span className="block text-11 text-ink-3">{words.oldest}</span>
      {at === null ? (
        '–'
      ) : (
        <span data-s="stale" className={`inline-flex items-center gap-[5px] ${old ? 'font-medium' : ''}`}>
          {old ? <StatusIcon name="stale" /> : null}
          <Age since={at} />
        </span>
      )}
    </span>
  );
}

function Attention({ incidents }: { incidents: AppSummary['incidents'] }) {
  const words = useWords(appWords);
  const shown = TASK_CAUSES.filter((cause) => incidents[cause] > 0);
  if (shown.length === 0)
    return <span className="pt-px text-12 text-ink-3 max-columns:col-span-full">{words.calm}</span>;
  return (
    <span className="flex flex-col gap-[3px] text-12 max-columns:col-span-full max-columns:flex-row max-columns:flex-wrap max-columns:gap-x-3.5">
      {shown.map((cause) => (
        <span key={cause} data-s={cause} className={`inline-flex items-center gap-1.5 ${LOOK[cause]}`}>
          <StatusIcon name={cause} />
          {words.incidents[cause](incidents[cause])}
        </span>
      ))}
    </span>
  );
}
