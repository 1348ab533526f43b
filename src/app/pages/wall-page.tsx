import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { DUE_STATUSES } from '#contract/status.ts';
import { type WallView, WHOLE_BOARD } from '../address.ts';
import { appNameIn, appsQuery } from '../features/apps/apps-query.ts';
import { PaceRuler, PaceSentence } from '../features/board/pace-line.tsx';
import { OUTAGE_ICONS } from '../features/connection/outage-icons.tsx';
import { type BoardOutage, isMuted, outageOf } from '../features/connection/outage-of.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { useOnline } from '../features/connection/use-online.ts';
import { useOutageText } from '../features/connection/use-outage-text.ts';
import { useNewerBuild } from '../features/wall/use-newer-build.ts';
import { useThemeInAddress } from '../features/wall/use-theme-in-address.ts';
import { useWakeLock } from '../features/wall/use-wake-lock.ts';
import { useWallList } from '../features/wall/use-wall-list.ts';
import { WallAlarm } from '../features/wall/wall-alarm.tsx';
import { WallApps } from '../features/wall/wall-apps.tsx';
import { calmRows, wallEntries } from '../features/wall/wall-entries.ts';
import { WallTiles } from '../features/wall/wall-tiles.tsx';
import { WallTroubles } from '../features/wall/wall-troubles.tsx';
import { wallWords } from '../features/wall/words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { goTo } from '../navigation.ts';
import { useZone } from '../persistence/use-zone.ts';
import { doubtOfList } from '../status/all-clear.ts';
import { attentionSign } from '../status/attention-sign.ts';
import { incidentFacts } from '../status/incident-facts.ts';
import { incidentName } from '../status/incident-name.ts';
import { incidentWords } from '../status/incident-words.ts';
import { WIDE_ICONS } from '../status/wide-icons.tsx';
import { isWide, type WideIncident } from '../status/wide-incident.ts';
import { formatDuration } from '../time/format-duration.ts';
import { formatClock, formatMoment, zoneOffset } from '../time/format-time.ts';
import { serverNow, toServerTime } from '../time/server-clock.ts';
import { useHeard } from '../time/use-heard.ts';
import { useTicking } from '../time/use-ticking.ts';
import { useAttentionMark } from '../ui/attention-mark.ts';
import { Brand } from '../ui/brand.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { covers } from '../watch/board-rows.ts';
import type { BoardScope } from '../watch/board-scope.ts';
import { useWatchClient } from '../watch/use-watch-client.ts';

interface WallPageProps {
  sdkAppIds: readonly [number, ...number[]];
  view: WallView;
}

/** For a screen that is not touched, for days: large, the trouble first, and honest about how old it is. */
export function WallPage({ sdkAppIds, view }: WallPageProps) {
  const text = useText();
  const words = useWords(wallWords);
  const online = useOnline();
  const awake = useWakeLock();
  useThemeInAddress();
  const { data: session } = useQuery(sessionQuery);
  const { data: known } = useQuery(appsQuery);

  const [first, ...others] = sdkAppIds;
  const watch = useWatchClient();
  const scope: BoardScope = { list: view.list, sdkAppIds };
  const watched = useQuery({
    ...watch.query(scope),
    refetchInterval: watch.pollTimer('auto', scope),
    refetchOnWindowFocus: 'always',
  });
  const { data, error } = watched;
  const { rows, incidents, counts, attentionOf, allOf, labelOf } = useWallList(view, data, watch.visibleRows.show);
  useNewerBuild(Object.values(counts).join());
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') goTo({ page: 'app', sdkAppId: first, view: { ...WHOLE_BOARD, ...view } });
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  });

  const heardAt = data ? toServerTime(watched.dataUpdatedAt) : null;
  const outage = outageOf({ error, online, heardAt, outage: data?.outage ?? null, incidents });
  useAttentionMark(counts.attention > 0);
  const isHeard = useHeard(watched);
  // Of what is not served here nothing is known.
  const unchecked = counts.unchecked + (data?.appsNotServed.length ?? 0);
  const doubt =
    data && rows.length > 0 ? doubtOfList({ ...counts, unchecked }, { ...data, incidents }, isHeard) : 'unheard';
  const muted = !isMuted(outage) ? null : isHeard ? 'states' : 'all';
  /** What stands above all: what is broken here or for the account, else the widest that no one has acknowledged. */
  const widest = outage
    ? null
    : (incidents.filter(isWide).find(({ acknowledgement }) => acknowledgement === null) ?? null);
  const calm = calmRows(rows);
  const isDue = DUE_STATUSES.some((status) => counts[status] > 0);
  const answeredAt = data ? (isDue ? (data.outage?.asOf ?? data.pace.answeredAt) : heardAt) : null;
  const nameOf = (sdkAppId: number) => (known ? appNameIn(known, sdkAppId) : null) ?? String(sdkAppId);
  const narrowed = [view.region, view.list === 'mine' ? words.mine : null].filter((part) => part !== null);
  return (
    <main className="flex h-dvh flex-col overflow-hidden bg-surface text-[clamp(16px,1.25vw,44px)] max-columns:h-auto max-columns:min-h-dvh">
      <PageTitle>{text.title.app(first, attentionSign(incidents, isHeard))}</PageTitle>
      <header className="flex items-center gap-[.7em] px-[1.8em] py-[1em] max-columns:flex-wrap max-columns:px-[1em]">
        <span className="[zoom:1.4]">
          <Brand word={false} />
        </span>
        <h1 className="min-w-0 truncate text-[1.25em] tracking-[-.015em]">
          <Link to={{ page: 'app', sdkAppId: first, view: { ...WHOLE_BOARD, ...view } }} className="no-underline">
            {others.length === 0 ? <bdi>{nameOf(first)}</bdi> : words.apps(sdkAppIds.length)}
          </Link>
        </h1>
        <span className="whitespace-nowrap text-[.9em] text-ink-3">
          {others.length === 0 && nameOf(first) !== String(first) ? <span className="font-mono">{first}</span> : null}{' '}
          {narrowed.join(' · ')}
        </span>
        <div className="ml-auto flex items-center gap-[.7em] max-columns:flex-wrap max-lines:order-3 max-lines:w-full">
          <Panel>
            <LastUpdate at={answeredAt} isStill={muted !== null} />
          </Panel>
          <Panel>
            <WallClock />
          </Panel>
        </div>
        <Link
          to={{ page: 'app', sdkAppId: first, view: { ...WHOLE_BOARD, ...view } }}
          aria-label={words.leave}
          title={words.leave}
          className="grid size-8 flex-none max-columns:ml-auto place-items-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Icon name="close" />
        </Link>
      </header>
      {outage ? (
        <Panel>
          <OutageAlarm outage={outage} />
        </Panel>
      ) : widest ? (
        <Panel>
          <WideAlarm
            incident={widest}
            mutedRows={rows.filter((row) => row.isMuted && covers(widest, row.view)).length}
          />
        </Panel>
      ) : null}
      <Panel>
        <WallTiles counts={data ? counts : null} isClear={doubt === null} muted={muted} />
      </Panel>
      {others.length > 0 && data ? (
        <Panel>
          <WallApps
            sdkAppIds={sdkAppIds}
            nameOf={nameOf}
            attentionOf={attentionOf}
            allOf={allOf}
            notServed={data.appsNotServed}
          />
        </Panel>
      ) : null}
      {data ? (
        <Panel>
          <WallTroubles
            entries={wallEntries(incidents, rows, outage?.incident ?? widest)}
            others={{
              tasks: rows.length,
              confirmed: isHeard ? calm.confirmed : 0,
              lastKnown: isHeard ? calm.lastKnown : calm.lastKnown + calm.confirmed,
              unchecked: counts.unchecked,
              asOf: muted ? answeredAt : null,
              doubt,
            }}
            labelOf={labelOf}
            appsOf={(shown) => (others.length > 0 ? shown.map(nameOf).join(', ') : null)}
          />
        </Panel>
      ) : (
        <p className="m-auto text-ink-3">{text.board.loading}</p>
      )}
      <footer className="flex items-center gap-[.7em] whitespace-nowrap border-line-2 border-t px-[2.2em] py-[.8em] text-[.82em] text-ink-2 max-columns:mt-auto max-columns:flex-wrap max-columns:px-[1.2em]">
        <Panel>
          {outage ? (
            <span className="flex [zoom:1.5]">
              <PaceRuler pace={error ? null : (data?.pace ?? null)} />
            </span>
          ) : null}
          <p className="min-w-0 truncate">
            {data && !error ? (
              <PaceSentence pace={data.pace} isUnreachable={data.outage?.kind === 'unreachable'} />
            ) : null}
          </p>
        </Panel>
        <p className="ml-auto max-columns:whitespace-normal">
          {[...(session?.mode === 'demo' ? [words.demo] : []), ...(awake ? [] : [words.sleeps])].join(' · ')}
        </p>
      </footer>
    </main>
  );
}

/** The same as on a board. */
function OutageAlarm({ outage }: { outage: BoardOutage }) {
  const { cause, next, code } = useOutageText(outage, { isSinceApart: true });
  return (
    <WallAlarm
      icon={OUTAGE_ICONS[outage.kind]}
      cause={cause}
      next={code === null ? next : `${next} · ${code}`}
      since={outage.since}
      isTaken={Boolean(outage.incident?.acknowledgement)}
    />
  );
}

/** Of an SdkAppId or a region, while nothing wider is broken. */
function WideAlarm({ incident, mutedRows }: { incident: WideIncident; mutedRows: number }) {
  const text = useText();
  const words = useWords(incidentWords);
  const zone = useZone();
  const facts = incidentFacts(incident, { mutedRows, isSinceApart: true }, { text, words, zone });
  return (
    <WallAlarm
      icon={WIDE_ICONS[incident.cause]}
      cause={incidentName(incident, words)}
      next={[...facts, ...(incident.problem ? [incident.problem.code] : [])].join(' · ')}
      since={incident.since}
      isTaken={false}
    />
  );
}

interface LastUpdateProps {
  /** When Tencent last answered. */
  at: number | null;
  /** Nothing new can come. */
  isStill: boolean;
}

function LastUpdate({ at, isStill }: LastUpdateProps) {
  const text = useText();
  const words = useWords(wallWords);
  const zone = useZone();
  const age = useTicking((now) =>
    at === null || isStill ? null : words.updatedAgo(formatDuration(now - at, text.units)),
  );
  return (
    <p
      title={words.updated}
      className={`flex-1 whitespace-nowrap ${isStill ? 'font-semibold text-problem-ink' : 'text-[.82em] text-ink-3'}`}
    >
      {at === null ? words.never : (age ?? `${words.asOf} ${formatClock(at, zone, serverNow())}`)}
    </p>
  );
}

/** The time of day. What is shown is as old as the words beside it say. */
function WallClock() {
  const zone = useZone();
  const clock = useTicking((now) => formatMoment(now, zone).slice('MM-DD '.length));
  return (
    <time className="flex-none whitespace-nowrap text-[1.9em] leading-none">
      {clock} <span className="text-[.5em] text-ink-3">{zoneOffset(zone, serverNow())}</span>
    </time>
  );
}
