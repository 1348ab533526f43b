import { useQuery } from '@tanstack/react-query';
import { WHOLE_BOARD } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { appsQuery } from './apps-query.ts';
import { knownApps } from './known-apps.ts';

/** The SdkAppIds in the rail; the one that is open stands among them even when it is unknown. */
export function AppLinks({ current, muted }: { current: number; muted: boolean }) {
  const text = useText();
  const { data } = useQuery(appsQuery);
  const watchlist = useWatchlist(({ tasks }) => tasks);
  return (
    <section className="max-columns:hidden" data-muted={muted ? '' : undefined}>
      <h2 className="px-2 pb-[5px] font-normal text-11 text-ink-3">{text.rail.apps}</h2>
      {knownApps(data, watchlist, [current]).map(({ sdkAppId, name, tasks, mine, summary, attention }) => (
        <Link
          key={sdkAppId}
          to={{ page: 'app', sdkAppId, view: WHOLE_BOARD }}
          aria-current={sdkAppId === current ? 'page' : undefined}
          className="group grid grid-cols-[minmax(0,1fr)_auto] items-center rounded-2 px-2 py-[5px] leading-[1.35] no-underline hover:bg-hover-paper aria-[current]:bg-hover-2"
        >
          <span
            className={`truncate text-ink-2 group-aria-[current]:font-medium group-aria-[current]:text-ink ${name === null ? 'font-mono' : ''}`}
          >
            <bdi>{name ?? sdkAppId}</bdi>
          </span>{' '}
          <span
            className={`col-start-1 text-11 text-ink-3 group-aria-[current]:text-ink-2 ${name === null ? '' : 'font-mono'}`}
          >
            {name === null ? text.rail.tasks(summary ? tasks : mine) : sdkAppId}
          </span>{' '}
          {attention > 0 ? (
            <span
              data-s="attention"
              title={text.filter.attention}
              className="col-start-2 row-span-2 row-start-1 inline-flex items-center gap-[5px] font-semibold text-(--status-ink) text-12"
            >
              <StatusIcon name="attention" />
              {text.number(attention)} <span className="sr-only">{text.filter.attention}</span>
            </span>
          ) : null}
        </Link>
      ))}
    </section>
  );
}
