/** First label of both hosts, and the service in the signature's scope. */
export const SERVICE = 'trtc';

/**
 * Tencent Cloud's two sites: separate accounts, hosts and region lists. `regions` is what `X-TC-Region` may say in the
 * Cloud Transcription calls, in the order of the API page.
 */
export const SITES = {
  intl: {
    host: 'trtc.intl.tencentcloudapi.com',
    regions: ['ap-guangzhou', 'ap-hongkong', 'ap-singapore'],
  },
  cn: {
    host: 'trtc.tencentcloudapi.com',
    regions: ['ap-beijing', 'ap-guangzhou', 'ap-hongkong', 'ap-shanghai'],
  },
} as const satisfies Record<string, { host: string; regions: readonly string[] }>;

export type Site = keyof typeof SITES;
