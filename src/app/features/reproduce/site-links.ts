import type { Session } from '#contract/session.ts';

export type Site = Session['site'];

interface SiteLinks {
  endpoint: string;
  explorer: string;
  documentation: string;
  console: string;
}

const EXPLORER = 'api/explorer?Product=trtc&Version=2019-07-22&Action=DescribeCloudTranscription';

/** No link format is known that fills in the parameters of the API Explorer. */
export const SITE_LINKS: Record<Site, SiteLinks> = {
  intl: {
    endpoint: 'https://trtc.intl.tencentcloudapi.com',
    explorer: `https://console.tencentcloud.com/${EXPLORER}`,
    documentation: 'https://www.tencentcloud.com/document/product/647/78746',
    console: 'https://console.tencentcloud.com/trtc',
  },
  cn: {
    endpoint: 'https://trtc.tencentcloudapi.com',
    explorer: `https://console.cloud.tencent.com/${EXPLORER}`,
    documentation: 'https://cloud.tencent.com/document/api/647/129056',
    console: 'https://console.cloud.tencent.com/trtc',
  },
};
