import { SITES, type Site } from '#tencent/sites.ts';
import type { AccountSettings } from '../board/account.ts';
import { credentialOf } from '../credentials/credential-source.ts';
import type { CredentialSpec } from '../credentials/credential-spec.ts';
import { parseSafeAddress } from '../web-address.ts';
import type { ConfigFile } from './config-file.ts';
import { isPlaceholder } from './placeholder.ts';

/** One credential, one endpoint, one quota. */
export interface AccountConfig extends AccountSettings {
  credential: CredentialSpec;
  site: Site;
}

/** What an account is, apart from its name and its credential. */
export type StandardAccount = Omit<AccountConfig, 'name' | 'credential'>;

type CredentialSetting =
  | 'TENCENTCLOUD_SECRET_ID'
  | 'TENCENTCLOUD_SECRET_KEY'
  | 'TENCENTCLOUD_TOKEN'
  | 'TENCENTCLOUD_SESSION_TOKEN'
  | 'TENCENTCLOUD_SECURITY_TOKEN'
  | 'TENCENTCLOUD_PROFILE';

/** The one account of the environment; none when nothing is said about a credential. */
export function credentialSpec(
  source: 'environment' | 'profile' | 'cvm-role',
  text: (name: CredentialSetting) => string | null,
  problems: string[],
): CredentialSpec[] {
  if (source === 'profile') return [{ from: 'profile', profile: text('TENCENTCLOUD_PROFILE') ?? undefined }];
  if (source === 'cvm-role') return [{ from: 'cvmRole' }];
  const given = (name: CredentialSetting) => (isPlaceholder(text(name) ?? '') ? null : text(name));
  const [secretId, secretKey] = [given('TENCENTCLOUD_SECRET_ID'), given('TENCENTCLOUD_SECRET_KEY')];
  if (secretId === null && secretKey === null) return [];
  const credential = credentialOf({
    secretId: secretId ?? undefined,
    secretKey: secretKey ?? undefined,
    token:
      text('TENCENTCLOUD_TOKEN') ??
      text('TENCENTCLOUD_SESSION_TOKEN') ??
      text('TENCENTCLOUD_SECURITY_TOKEN') ??
      undefined,
  });
  if (!('missing' in credential)) return [{ from: 'given', credential }];
  problems.push(`TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY go together, but ${credential.missing}`);
  return [];
}

/** The accounts of the configuration file; what one of them does not say is as the settings have it. */
export function accountsOf(
  accounts: NonNullable<ConfigFile['accounts']>,
  standard: StandardAccount,
  problems: string[],
): AccountConfig[] {
  const claimed = new Map<number | null, string>();
  return accounts.map((account): AccountConfig => {
    const { name, credential, site = standard.site } = account;
    const about = `CONFIG_FILE: account ${JSON.stringify(name)}`;
    const siteEndpoint = account.site === undefined ? standard.endpoint : new URL(`https://${SITES[site].host}`);
    const endpoint = account.endpoint === undefined ? siteEndpoint : parseEndpoint(account.endpoint);
    if (endpoint === null) problems.push(`${about}: the endpoint must be an https address without a path`);
    const quota = account.quota ?? standard.quota;
    const rate = account.rate ?? Math.min(standard.rate, quota);
    if (rate > quota) problems.push(`${about}: the rate (${rate}) must not be above the quota (${quota})`);
    for (const sdkAppId of account.sdkAppIds ?? [null]) {
      const other = claimed.get(sdkAppId);
      const what = sdkAppId === null ? 'all other SdkAppIds' : `SdkAppId ${sdkAppId}`;
      if (other !== undefined) problems.push(`${about} serves ${what}, and so does account ${JSON.stringify(other)}`);
      claimed.set(sdkAppId, name);
    }
    return {
      name,
      credential,
      site,
      endpoint: endpoint ?? standard.endpoint,
      quota,
      rate,
      backgroundRate: account.backgroundRate ?? standard.backgroundRate,
      sdkAppIds: account.sdkAppIds ? new Set(account.sdkAppIds) : null,
    };
  });
}

export function parseEndpoint(value: string): URL | null {
  const url = parseSafeAddress(value);
  return url?.pathname === '/' && !url.search ? url : null;
}
