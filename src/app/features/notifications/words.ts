import type { Language } from '#contract/language.ts';
import type { NotificationKind } from '../../persistence/notification-views.ts';

const en = {
  open: 'Desktop notifications…',
  title: 'Desktop notifications',
  what: 'One notification per update, from one tab only. Filtered tasks are ignored; incidents of the whole account are not.',
  kindsOf: 'Notify when',
  kinds: {
    incident: 'Something needs attention, or an outage is over',
    ended: 'A task ended',
    started: 'A task went from Idle to In progress',
    came: 'A task is new',
  } satisfies Record<NotificationKind, string>,
  over: (what: string) => `Over: ${what}`,
  list: (parts: readonly string[]) => parts.join(', '),
  ofTask: (name: string, what: string) => `${name}: ${what}`,
  more: (n: number) => `${n} more`,
  on: 'Notifications for this view',
  inFront: 'Also when this tab is active',
  sound: 'Play sound',
  hidden: 'In the background, this tab checks for updates every 30 to 60 s. No notifications while paused.',
  denied:
    'This browser blocks notifications from this site. Allow them in the site settings, at the left end of the address bar; no reload needed.',
  impossible: 'This browser can’t show notifications here: they need https or localhost.',
  dismissed: 'Not allowed yet: turn notifications on again and allow them in the browser’s prompt.',
  close: 'Done',
  where: (sdkAppId: string, name: string | null): string => (name === null ? sdkAppId : `${name} (${sdkAppId})`),
};

const zhCn: typeof en = {
  open: '桌面通知…',
  title: '桌面通知',
  what: '每次更新只在一个标签页中通知一次。被筛掉的任务不通知，影响整个账号的异常除外。',
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
  hidden: '在后台时，此标签页每 30–60 秒检查一次更新。暂停期间不通知。',
  denied: '浏览器已阻止本站的通知。请在地址栏左侧的网站设置中允许，无需刷新页面。',
  impossible: '此浏览器无法在此显示通知：需要 https 或 localhost。',
  dismissed: '尚未允许通知：请再次开启，并在浏览器提示中选择允许。',
  close: '完成',
  where: (sdkAppId, name) => (name === null ? sdkAppId : `${name}（${sdkAppId}）`),
};

/** The words of desktop notifications; they come with their dialog or the first notification. */
export const notificationWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
