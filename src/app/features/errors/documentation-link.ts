import type { CodeOrigin } from '#contract/error-code.ts';
import type { Language } from '#contract/language.ts';
import type { Session } from '#contract/session.ts';

const CHINA_PAGE = 'https://cloud.tencent.com/document/api/647/129056';

/**
 * Tencent's page about a code; null for our own. The list of common codes is the same in every product, and this copy of
 * it is the one we know; the China page of the call leads to its list by itself.
 */
export function documentationLink(origin: CodeOrigin, site: Session['site'], language: Language): string | null {
  if (origin === 'own') return null;
  if (site === 'cn') return CHINA_PAGE;
  const base = language === 'zh-CN' ? 'https://www.tencentcloud.com/zh' : 'https://www.tencentcloud.com';
  return `${base}/document/product/${origin === 'common' ? '1140/51177' : '647/78746'}`;
}
