import type { Language } from '#contract/language.ts';

const en = {
  heading: 'Reproduce',
  about: 'run it yourself; no credentials included',
  needs: (what: string) =>
    `Needs: ${what}. The key is read from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY. The call counts against the same quota.`,
  explorer: 'API Explorer',
  documentation: 'API documentation',
  console: 'TRTC console',
  newTab: '(opens in a new tab)',
};

type ReproduceWords = typeof en;

const zhCn: ReproduceWords = {
  heading: '复现',
  about: '自行运行；不含密钥',
  needs: (what) =>
    `需要：${what}。密钥从环境变量 TENCENTCLOUD_SECRET_ID 与 TENCENTCLOUD_SECRET_KEY 读取。此调用占用同一配额。`,
  explorer: 'API Explorer',
  documentation: '接口文档',
  console: 'TRTC 控制台',
  newTab: '（在新标签页打开）',
};

/** The words around the code that repeats a question. */
export const reproduceWords: Record<Language, ReproduceWords> = { en, 'zh-CN': zhCn };
