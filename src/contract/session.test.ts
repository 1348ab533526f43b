import { expect, test } from 'vitest';
import { regionsIn } from './session.ts';

test('an SdkAppId has the regions of the site of its account, or none where it is not served', () => {
  const sites = [
    { sdkAppIds: [1], regions: ['ap-beijing'] },
    { sdkAppIds: null, regions: ['ap-singapore'] },
  ];
  const session = { regions: ['ap-beijing', 'ap-singapore'], sites, sdkAppIds: null };
  expect([regionsIn(session, 1), regionsIn(session, 2)]).toEqual([['ap-beijing'], ['ap-singapore']]);
  expect(regionsIn({ ...session, sdkAppIds: [1] }, 2)).toBeNull();
  expect(regionsIn({ ...session, sites: [] }, 7)).toEqual(session.regions);
});
