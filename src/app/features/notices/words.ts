import type { Language } from '#contract/language.ts';

const en = {
  open: 'Desktop notices …',
  title: 'Desktop notices',
  what: 'Tells when a task of this view fails, gets stuck, is not found, ends, starts or is new: all of one answer in one notice, and each change once, however many tabs are open. What the view filters out is not told.',
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
  what: '当此视图中的任务查询失败、卡住、未找到、结束、开始或新增时通知：同一次应答的变化合并为一条，每个变化只通知一次，无论打开多少标签页。被此视图筛掉的任务不通知。',
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
