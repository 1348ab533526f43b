import type { Language } from '#contract/language.ts';
import { number, plural, tasks } from '../../i18n/number.ts';

const en = {
  heading: 'Applications',
  live: (n: number) => `${number.en(n)} live`,
  attention: (n: number) => `${plural(n, 'needs', 'need')} attention`,
  unchecked: (n: number) => `${number.en(n)} not checked yet`,
  unheard: (time: string) => `no update since ${time}`,
  open: 'SdkAppId, TaskId or link',
  openVerb: 'Open',
  badNumber: 'An SdkAppId is a whole number from 1 to 4294967295, such as 1400000000.',
  oldest: 'Oldest update',
  incidents: {
    failing: (n: number) => `${number.en(n)} failing`,
    overLimit: (n: number) => `${number.en(n)} over limit`,
    notFound: (n: number) => `${number.en(n)} not found`,
    acknowledged: (n: number) => `${number.en(n)} acknowledged`,
  },
  calm: 'nothing open',
  lastKnown: 'last known status',
  mineOnly: (n: number) => `${tasks.en(n)} on your watchlist, not checked yet`,
  emptyTitle: 'No applications yet',
  emptyText:
    'Tencent Cloud has no API that lists tasks. Enter an SdkAppId, or paste TaskIds from a log, a ticket or a chat.',
  rename: 'Rename',
  renameApp: (sdkAppId: number) => `Rename ${sdkAppId}`,
  nameOf: (sdkAppId: number) => `Name of ${sdkAppId}`,
  nameHint: 'Visible to everyone on this server',
  saveName: 'Save',
  cancel: 'Cancel',
  badName: 'A name has at most 60 characters, on one line.',
  more: 'More',
  files: 'Export / import…',
  wall: 'Open wallboard',
  loading: 'Loading applications…',
};

type AppWords = typeof en;

const zhCn: AppWords = {
  heading: '应用',
  live: (n) => `${number.zh(n)} 个运行中`,
  attention: (n) => `${number.zh(n)} 个需关注`,
  unchecked: (n) => `${number.zh(n)} 个尚未查询`,
  unheard: (time) => `自 ${time} 起无更新`,
  open: 'SdkAppId、TaskId 或链接',
  openVerb: '打开',
  badNumber: 'SdkAppId 是 1 到 4294967295 之间的整数，例如 1400000000。',
  oldest: '最早更新',
  incidents: {
    failing: (n) => `${number.zh(n)} 个查询失败`,
    overLimit: (n) => `${number.zh(n)} 个超限`,
    notFound: (n) => `${number.zh(n)} 个未找到`,
    acknowledged: (n) => `${number.zh(n)} 个已认领`,
  },
  calm: '无异常',
  lastKnown: '最后已知状态',
  mineOnly: (n) => `关注列表中有 ${tasks.zh(n)}，尚未查询`,
  emptyTitle: '还没有应用',
  emptyText: '腾讯云不提供任务列表接口。请输入 SdkAppId，或粘贴日志、工单或聊天记录中的 TaskId。',
  rename: '改名',
  renameApp: (sdkAppId) => `为 ${sdkAppId} 改名`,
  nameOf: (sdkAppId) => `${sdkAppId} 的名称`,
  nameHint: '对使用本服务器的所有人生效',
  saveName: '保存',
  cancel: '取消',
  badName: '名称最多 60 个字符，不能换行。',
  more: '更多',
  files: '导入/导出列表…',
  wall: '打开大屏',
  loading: '正在加载应用…',
};

/** The words of the start page. */
export const appWords: Record<Language, AppWords> = { en, 'zh-CN': zhCn };
