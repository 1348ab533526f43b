import { useState } from 'react';
import type { AppSummary, AppsAnswer } from '#contract/app-summary.ts';
import type { Incident } from '#contract/incident.ts';
import { STATUSES } from '#contract/status.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { doubtOf } from '../../status/all-clear.ts';
import { isBlinding } from '../../status/is-blinding.ts';
import { markOf } from '../../status/mark-of.ts';
import type { Trouble } from '../../status/trouble.ts';
import type { WideIncident } from '../../status/wide-incident.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Age } from '../../time/ticking.tsx';
import { useTicking } from '../../time/use-ticking.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { AppNameForm } from './app-name-form.tsx';
import { AppTroubles } from './app-troubles.tsx';
import { type KnownApp, TASK_CAUSES } from './known-apps.ts';
import { appWords } from './words.ts';
import { worstFirst } from './worst-first.ts';

const OLD_MS = 60_000;

interface AppLedgerProps {
  apps: readonly KnownApp[];
  /** The incident that stands above the list. */
  said: Incident | null;
  /** When the server and Tencent last answered, and whether the server still does. */
  heard: Pick<AppsAnswer, 'now'> & { isHeard: boolean };
}

/** One line per SdkAppId, the worst first: what is wrong with it, and how its tasks are. */
export function AppLedger({ apps, said, heard }: AppLedgerProps) {
  const isOfAll = apps.every(({ summary, wide }) => summary === null || wide.some(({ id }) => id === said?.id));
  return (
    <ul className="overflow-hidden rounded-3 border border-line bg-surface">
      {worstFirst(apps).map((app) => (
        <AppLine
          key={app.sdkAppId}
          app={app}
          wide={app.wide.filter(({ id }) => !isOfAll || id !== said?.id)}
          heard={heard}
        />
      ))}
    </ul>
  );
}

interface AppLineProps {
  app: KnownApp;
  /** What is wider than a task, but for what stands above the list. */
  wide: readonly WideIncident[];
  heard: AppLedgerProps['heard'];
}

function AppLine({ app, wide, heard }: AppLineProps) {
  const { sdkAppId, name, summary, mine, tasks } = app;
  const text = useText();
  const words = useWords(appWords);
  const [renaming, setRenaming] = useState(false);
  const isMuted = app.wide.some(
    ({ cause, problem, subject }) => subject.kind === 'app' || isBlinding(cause, problem?.code),
  );
  return (
    <li className="group/app relative border-line border-b last:border-0" data-mark={markOf(worstOf(app, wide))}>
      {renaming ? <AppNameForm sdkAppId={sdkAppId} name={name} onDone={() => setRenaming(false)} /> : null}
      <div className="relative grid grid-cols-[148px_236px_minmax(0,1fr)_104px] items-start gap-x-7 px-5 pt-4 pb-[15px] hover:bg-hover max-columns:grid-cols-[1fr_auto] max-columns:gap-y-2">
        <Link
          to={{ page: 'app', sdkAppId, view: WHOLE_BOARD }}
          className="min-w-0 no-underline outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-violet focus-visible:after:-outline-offset-2"
        >
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
        </Link>
        {summary ? (
          <>
            <AppTroubles app={app} wide={wide} doubt={doubtOf({ ...app, ...heard, answeredAt: summary.answeredAt })} />
            <span className="max-columns:col-span-full" data-muted={isMuted ? '' : undefined}>
              <Proportions counts={summary.counts} />
            </span>
            <OldestAnswer at={summary.oldestAnswerAt} isStill={isMuted || !heard.isHeard} />
          </>
        ) : (
          <span className="col-span-3 pt-0.5 text-12 text-ink-3">{words.mineOnly(mine)}</span>
        )}
        {renaming ? null : (
          <button
            type="button"
            aria-label={words.renameApp(sdkAppId)}
            onClick={() => setRenaming(true)}
            className="absolute top-4 left-32 rounded-1 bg-surface px-1.5 py-0.5 text-11 text-ink-2 underline decoration-line-2 underline-offset-3 hover:text-ink focus-visible:opacity-100 columns:opacity-0 columns:group-hover/app:opacity-100 max-columns:relative max-columns:inset-auto max-columns:z-1 max-columns:col-start-2 max-columns:row-start-2 max-columns:-my-3 max-columns:h-11 max-columns:justify-self-end max-columns:px-0 max-columns:text-12"
          >
            {words.rename}
          </button>
        )}
      </div>
    </li>
  );
}

function worstOf({ summary, acknowledged }: KnownApp, wide: readonly WideIncident[]): Trouble | null {
  if (wide.some(({ acknowledgement }) => acknowledgement === null)) return 'failing';
  return (
    TASK_CAUSES.find((cause) => summary && summary.incidents[cause] > 0) ?? (acknowledged > 0 ? 'acknowledged' : null)
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

/** While nothing new can come, it stands still. */
function OldestAnswer({ at, isStill }: { at: number | null; isStill: boolean }) {
  const words = useWords(appWords);
  const zone = useZone();
  const isOld = useTicking((now) => at !== null && !isStill && now - at > OLD_MS);
  return (
    <span className="max-columns:col-start-2 max-columns:row-start-1 max-columns:text-right">
      <span className="block text-11 text-ink-3">{words.oldest}</span>
      {at === null ? (
        '–'
      ) : isStill ? (
        <span className="text-ink-2">{formatClock(at, zone, serverNow())}</span>
      ) : (
        <span data-s="stale" className={`inline-flex items-center gap-[5px] ${isOld ? 'font-medium' : ''}`}>
          {isOld ? <StatusIcon name="stale" /> : null}
          <Age since={at} />
        </span>
      )}
    </span>
  );
}
