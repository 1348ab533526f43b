import { useQuery } from '@tanstack/react-query';
import { appNameIn, appsQuery } from './apps-query.ts';

/** What people call an SdkAppId, and its number behind it where there is room: the rail says it, too. The number alone while it has no name. */
export function AppHeading({ sdkAppId }: { sdkAppId: number }) {
  const { data: name } = useQuery({
    ...appsQuery,
    select: (answer) => appNameIn(answer, sdkAppId),
  });
  return name ? (
    <span title={`${name} ${sdkAppId}`}>
      <bdi className="mr-2 font-sans">{name}</bdi>
      <br className="columns:hidden" />
      <span className="font-normal text-12 text-ink-3 max-full:hidden max-columns:inline">{sdkAppId}</span>
    </span>
  ) : (
    sdkAppId
  );
}
