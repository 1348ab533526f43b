import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type WallView, WHOLE_BOARD } from '../address.ts';
import { appNameIn, appsQuery } from '../features/apps/apps-query.ts';
import { PaceRuler, PaceSentence } from '../features/board/pace-line.tsx';
import { OUTAGE_ICONS } from '../features/connection/outage-icons.tsx';
import { type BoardOutage, isMuted, outageOf } from '../features/connection/outage-of.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { useOnline } from '../features/connection/use-online.ts';
import { useOutageText } from '../features/connection/use-outage-text.ts';
import { useNewerBuild } from '../features/wall/use-newer-build.ts';
import { useWakeLock } from '../features/wall/use-wake-lock.ts';
import { useWallList } from '../features/wall/use-wall-list.ts';
import { WallAlarm } from '../features/wall/wall-alarm.tsx';
import { WallApps } from '../features/wall/wall-apps.tsx';
import { WallTiles } from '../features/wall/wall-tiles.tsx';
import { WallTroubles } from '../features/wall/wall-troubles.tsx';
import { wallWords } from '../features/wall/words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { goTo } from '../navigation.ts';
import { useZone } from '../persistence/use-zone.ts';
import { attentionSign } from '../status/attention-sign.ts';
import { formatDuration } from '../time/format-duration.ts';
import { formatClock, zoneOffset } from '../time/format-time.ts';
import { serverNow, toServerTime } from '../time/server-clock.ts';
import { useTicking } from '../time/use-ticking.ts';
import { Brand } from '../ui/brand.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { Link } from '../ui/link.tsx';
import { PageTitle } from '../ui/page-title.tsx';
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
  const { rows, troubled, counts, attentionOf, allOf, labelOf } = useWallList(view, data, watch.visibleRows.show);
  useNewerBuild(Object.values(counts).join());
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') goTo({ page: 'app', sdkAppId: first, view: { ...WHOLE_BOARD, ...view } });
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  });

  const heardAt = data ? toServerTime(watched.dataUpdatedAt) : null;
  const outage = outageOf({ error, online, heardAt, outage: data?.outage ?? null });
  const nameOf = (sdkAppId: number) => (known ? appNameIn(known, sdkAppId) : null) ?? String(sdkAppId);
  const narrowed = [view.region, view.list === 'mine' ? words.mine : null].filter((part) => part !== null);
  return (
    <main
      data-muted={isMuted(outage) ? '' : undefined}
      className="group/wall flex h-dvh flex-col overflow-hidden bg-surface text-[clamp(16px,1.25vw,44px)] max-columns:h-auto max-columns:min-h-dvh"
    >
      <PageTitle>{text.title.app(first, attentionSign(data?.incidents ?? []))}</PageTitle>
      <header className="flex items-center gap-[.7em] px-[1.8em] pt-[1.1em] pb-[.9em] max-columns:flex-wrap max-columns:px-[1em]">
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
        <Panel>
          <LastUpdate at={heardAt} broken={outage !== null} />
        </Panel>
      </header>
      {outage ? (
        <Panel>
          <OutageAlarm outage={outage} />
        </Panel>
      ) : null}
      <Panel>
        <WallTiles counts={data ? counts : null} />
      </Panel>
      {others.length > 0 && data ? (
        <Panel>
          <WallApps sdkAppIds={sdkAppIds} nameOf={nameOf} attentionOf={attentionOf} allOf={allOf} />
        </Panel>
      ) : null}
      {data ? (
        <Panel>
          <WallTroubles
            troubled={troubled}
            all={rows.length}
            labelOf={labelOf}
            appOf={(sdkAppId) => (others.length > 0 ? nameOf(sdkAppId) : null)}
          />
        </Panel>
      ) : (
        <p className="m-auto text-ink-3">{text.board.loading}</p>
      )}
      <footer className="flex items-center gap-[.9em] whitespace-nowrap border-line-2 border-t px-[2.2em] py-[.8em] text-[.82em] text-ink-2 max-columns:mt-auto max-columns:flex-wrap max-columns:px-[1.2em]">
        <Panel>
          <span className="flex [zoom:1.5]">
            <PaceRuler pace={error ? null : (data?.pace ?? null)} />
          </span>
          <p className="min-w-0 truncate">{data && !error ? <PaceSentence pace={data.pace} /> : null}</p>
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
  return <WallAlarm icon={OUTAGE_ICONS[outage.kind]} {...useOutageText(outage)} />;
}

/** When the proxy last answered: a clock that went on by itself would say that all is well. */
function LastUpdate({ at, broken }: { at: number | null; broken: boolean }) {
  const text = useText();
  const words = useWords(wallWords);
  const zone = useZone();
  const age = useTicking((now) => (at === null ? null : words.updatedAgo(formatDuration(now - at, text.units))));
  return (
    <p className="ml-auto flex flex-none items-baseline gap-[.8em] whitespace-nowrap max-columns:min-w-0 max-columns:flex-auto max-columns:flex-wrap max-columns:justify-end">
      <span className={`text-[.82em] ${broken ? 'font-semibold text-problem-ink' : 'text-ink-3'}`}>
        {age ?? words.never}
      </span>
      {at === null ? null : (
        <span className={`text-[1.9em] leading-none ${broken ? 'text-problem-ink' : ''}`} title={words.updated}>
          {formatClock(at, zone, serverNow())} <span className="text-[.5em] text-ink-3">{zoneOffset(zone, at)}</span>
        </span>
      )}
    </p>
  );
}
