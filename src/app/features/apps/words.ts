import type { Language } from '#contract/language.ts';
import { number, plural, tasks } from '../../i18n/number.ts';

const en = {
  heading: 'Applications',
  summary: (all: number, live: number) => `${tasks.en(all)}, ${number.en(live)} of them live.`,
  attention: (n: number) => (n === 0 ? 'Nothing needs attention.' : `${plural(n, 'needs', 'need')} attention.`),
  open: 'Open an SdkAppId',
  openVerb: 'Open',
  badNumber: 'An SdkAppId is a whole number from 1 to 4294967295, such as 1400000000.',
  oldest: 'Oldest answer',
  incidents: {
    failing: (n: number) => `${number.en(n)} failing`,
    overLimit: (n: number) => `${number.en(n)} over limit`,
    notFound: (n: number) => `${number.en(n)} not found`,
  },
  calm: 'nothing needs attention',
  mineOnly: (n: number) => `${tasks.en(n)} on your watchlist, not asked yet`,
  emptyTitle: 'No SdkAppId is known yet',
  emptyText:
    'Tencent has no list of tasks. Open an SdkAppId by its number, or paste the TaskIds that you have from a log, a ticket or a colleague.',
  rename: 'rename',
  renameApp: (sdkAppId: number) => `Rename ${sdkAppId}`,
  nameOf: (sdkAppId: number) => `Name of ${sdkAppId}`,
  nameHint: 'Visible to everyone on this server',
  saveName: 'Save',
  cancel: 'Cancel',
  badName: 'A name has at most 60 characters, on one line.',
  files: 'My lists as a file …',
  wall: 'All on a wall',
  loading: 'Asking the proxy which SdkAppIds it knows …',
};

type AppWords = typeof en;

const zhCn: AppWords = {
  heading: '应用',
  summary: (all, live) => `共 ${tasks.zh(all)}，${number.zh(live)} 个活跃。`,
  attention: (n) => (n === 0 ? '没有需关注的任务。' : `${number.zh(n)} 个需关注。`),
  open: '输入 SdkAppId 打开',
  openVerb: '打开',
  badNumber: 'SdkAppId 是 1 到 4294967295 之间的整数，例如 1400000000。',
  oldest: '最旧的应答',
  incidents: {
    failing: (n) => `${number.zh(n)} 个查询失败`,
    overLimit: (n) => `${number.zh(n)} 个超限`,
    notFound: (n) => `${number.zh(n)} 个未找到`,
  },
  calm: '没有需关注的任务',
  mineOnly: (n) => `关注列表中有 ${tasks.zh(n)}，尚未查询`,
  emptyTitle: '还没有已知的 SdkAppId',
  emptyText: '腾讯云不提供任务列表接口。请输入 SdkAppId 打开应用，或粘贴来自日志、工单或同事的 TaskId。',
  rename: '改名',
  renameApp: (sdkAppId) => `为 ${sdkAppId} 改名`,
  nameOf: (sdkAppId) => `${sdkAppId} 的名称`,
  nameHint: '对使用本服务器的所有人生效',
  saveName: '保存',
  cancel: '取消',
  badName: '名称最多 60 个字符，不能换行。',
  files: '以文件保存或读取列表…',
  wall: '全部大屏显示',
  loading: '正在向代理查询已知的 SdkAppId …',
};

/** The words of the start page. */
export const appWords: Record<Language, AppWords> = { en, 'zh-CN': zhCn };
