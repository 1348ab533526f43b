import { useWords } from '../../i18n/use-text.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { wallWords } from './words.ts';

interface WallAppsProps {
  sdkAppIds: readonly number[];
  nameOf: (sdkAppId: number) => string;
  attentionOf: (sdkAppId: number) => number;
  allOf: (sdkAppId: number) => number;
  notServed: readonly number[];
}

/** Where the trouble is, when a wall shows several SdkAppIds: each in the place that it always has. */
export function WallApps({ sdkAppIds, nameOf, attentionOf, allOf, notServed }: WallAppsProps) {
  const words = useWords(wallWords);
  return (
    <ul className="flex flex-wrap border-line-2 border-b">
      {sdkAppIds.map((sdkAppId) => {
        const attention = attentionOf(sdkAppId);
        return (
          <li
            key={sdkAppId}
            data-s={attention > 0 ? 'attention' : 'inProgress'}
            className="flex min-w-0 flex-1 items-baseline gap-[.5em] whitespace-nowrap border-line border-l px-[1.3em] py-[.6em] first:border-l-0 first:pl-[1.8em] max-columns:basis-full max-columns:px-[1em] max-columns:first:pl-[1em] max-columns:border-l-0"
          >
            {attention > 0 ? <StatusIcon name="attention" className="size-[.85em] self-center" /> : null}
            <b className="truncate font-medium text-ink">
              <bdi title={nameOf(sdkAppId)}>{nameOf(sdkAppId)}</bdi>
            </b>
            <span className={`text-[.85em] ${attention > 0 ? 'font-medium text-(--status-ink)' : 'text-ink-3'}`}>
              {notServed.includes(sdkAppId)
                ? words.notServed
                : attention > 0
                  ? words.attentionOf(attention, allOf(sdkAppId))
                  : words.calmOf(allOf(sdkAppId))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
