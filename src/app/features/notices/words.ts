import type { Language } from '#contract/language.ts';
import type { NoticeKind } from '../../persistence/notice-views.ts';

const en = {
  open: 'Desktop notices …',
  title: 'Desktop notices',
  what: 'Tells each thing once, however many tabs are open, and what comes together in one notice. What the view filters out is not told, but for what concerns the whole account.',
  kindsOf: 'Tell when',
  kinds: {
    incident: 'Something needs attention, or an outage is over',
    ended: 'A task ended',
    started: 'A task went from Idle to In progress',
    came: 'A task is new',
  } satisfies Record<NoticeKind, string>,
  over: (what: string) => `Over: ${what}`,
  list: (parts: readonly string[]) => parts.join(', '),
  ofTask: (name: string, what: string) => `${name}: ${what}`,
  more: (n: number) => `${n} more`,
  on: 'Notices for this view',
  inFront: 'Also while this tab is in front',
  sound: 'With a short sound',
  hidden:
    'While it is hidden, a tab with notices asks the proxy twice a minute; other hidden tabs ask nothing. While the view is paused, nothing is told.',
  denied:
    'This browser blocks notices of this site. Allow them in the site settings, at the left end of the address bar, and they come without a reload.',
  impossible: 'This browser shows no notices here: they need https, or an address of this machine.',
  dismissed: 'The browser has not been told yet whether it may show notices: switch them on again to be asked.',
  close: 'Done',
  where: (sdkAppId: string, name: string | null): string => (name === null ? sdkAppId : `${name} (${sdkAppId})`),
};

const zhCn: typeof en = {
  open: '桌面通知…',
  title: '桌面通知',
  what: '每件事只通知一次，无论打开多少标签页；同时发生的合并为一条。被此视图筛掉的任务不通知，影响整个账号的除外。',
  kindsOf: '何时通知',
  kinds: {
    incident: '出现需关注的异常，或故障恢复',
    ended: '任务结束',
    started: '任务从空闲变为进行中',
    came: '新任务',
  },
  over: (what) => `已恢复：${what}`,
  list: (parts) => parts.join('，'),
  ofTask: (name, what) => `${name}：${what}`,
  more: (n) => `另有 ${n} 项`,
  on: '为此视图开启通知',
  inFront: '此标签页在前台时也通知',
  sound: '播放短提示音',
  hidden: '隐藏时，开启通知的标签页每分钟向代理查询两次，其他隐藏的标签页不查询。暂停刷新时不会通知。',
  denied: '浏览器已阻止本站的通知。请在地址栏左侧的网站设置中允许，无需重新加载。',
  impossible: '此浏览器无法在此显示通知：需要 https，或本机地址。',
  dismissed: '浏览器尚未获准显示通知：再次开启即可重新询问。',
  close: '完成',
  where: (sdkAppId, name) => (name === null ? sdkAppId : `${name}（${sdkAppId}）`),
};

/** The words of desktop notices; they come with their dialog or the first notice. */
export const noticeWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
