import type { Language } from '#contract/language.ts';
import { number, plural, tasks } from '../../i18n/number.ts';

const incidents = (n: number) => plural(n, 'incident', 'incidents');

const en = {
  acknowledgeTitle: (n: number) => `Acknowledge ${incidents(n)}`,
  acknowledgeN: (n: number): string => (n === 1 ? 'Acknowledge' : `Acknowledge ${number.en(n)}`),
  since: (what: string, time: string) => `${what}, since ${time}`,
  more: (n: number) => `and ${number.en(n)} more`,
  account: 'All applications of this account',
  app: (sdkAppId: number) => `Application ${sdkAppId}`,

  until: 'Until',
  untilChange: 'it changes',
  untilChangeHint: 'over for 5 min; other trouble counts at once',
  inHours: (n: number) => `in ${n} h`,
  atTime: 'a time',
  atTimeLabel: 'Time, such as 16:00',
  day: (isToday: boolean, zone: string): string => `${isToday ? 'today' : 'tomorrow'} ${zone}`,
  badTime: 'such as 16:00',
  note: 'A few words (optional)',
  what: 'Visible to everyone; anyone can undo it. Until then: not counted, no notifications.',
  as: (name: string) => `as ${name}`,
  thisServer: 'this server',
  cancel: 'Cancel',

  who: (name: string) => `Acknowledged by ${name}`,
  when: 'When',
  untilOver: 'it changes',
  orOver: (time: string) => `${time}, or it changes`,
  noteName: 'Note',
  change: 'Change…',
  giveBack: 'Unacknowledge',

  done: (n: number, until: string | null) => `Acknowledged ${incidents(n)}${until === null ? '' : ` until ${until}`}`,
  givenBack: (n: number) => `${plural(n, 'incident needs', 'incidents need')} attention again`,
  over: 'Nothing to do: it is already over',
  notGivenBack: (why: string) => `Still acknowledged: ${why}`,
  undo: 'Undo',

  remove: 'Remove',
  removeTitle: (n: number) => `Remove ${tasks.en(n)} for everyone?`,
  removeText: (n: number): string =>
    n === 1
      ? 'It leaves every list, with its history, and this can’t be undone. Pasting the TaskId again starts anew.'
      : 'They leave every list, with their history, and this can’t be undone. Pasting the TaskIds again starts anew.',
  stay: (n: number) => `Not removed, because alive: ${tasks.en(n)}`,
  removed: (n: number, alive: number) =>
    `Removed ${tasks.en(n)} for everyone${alive === 0 ? '' : ` · not removed, because alive: ${number.en(alive)}`}`,
  alive: 'Tencent Cloud reports it as alive again: it can be removed once it has ended.',
  forbidden: 'You can view, but not change what others see. The operator of this board can allow it.',
};

const zhCn: typeof en = {
  acknowledgeTitle: (n) => `认领 ${number.zh(n)} 个异常`,
  acknowledgeN: (n) => (n === 1 ? '认领' : `认领 ${number.zh(n)} 个`),
  since: (what, time) => `${what}，自 ${time}`,
  more: (n) => `另有 ${number.zh(n)} 个`,
  account: '此账号的所有应用',
  app: (sdkAppId) => `应用 ${sdkAppId}`,

  until: '直到',
  untilChange: '状态变化',
  untilChangeHint: '恢复满 5 分钟；其他异常立即计数',
  inHours: (n) => `${n} 小时后`,
  atTime: '指定时间',
  atTimeLabel: '时间，例如 16:00',
  day: (isToday, zone) => `${isToday ? '今天' : '明天'} ${zone}`,
  badTime: '例如 16:00',
  note: '简短说明（可选）',
  what: '所有人可见，任何人可撤销。在此之前不计数、不通知。',
  as: (name) => `认领人：${name}`,
  thisServer: '本服务器',
  cancel: '取消',

  who: (name) => `${name}已认领`,
  when: '时间',
  untilOver: '状态变化',
  orOver: (time) => `${time}，或状态变化`,
  noteName: '说明',
  change: '更改…',
  giveBack: '取消认领',

  done: (n, until) => `已认领 ${number.zh(n)} 个异常${until === null ? '' : `，至 ${until}`}`,
  givenBack: (n) => `${number.zh(n)} 个异常重新需要关注`,
  over: '异常已恢复，无需操作',
  notGivenBack: (why) => `仍为已认领：${why}`,
  undo: '撤销',

  remove: '移除',
  removeTitle: (n) => `为所有人移除 ${tasks.zh(n)}？`,
  removeText: () => '任务及其历史将从所有列表中移除，无法撤销。再次粘贴 TaskId 会重新开始。',
  stay: (n) => `仍在运行，不会移除：${tasks.zh(n)}`,
  removed: (n, alive) =>
    `已为所有人移除 ${tasks.zh(n)}${alive === 0 ? '' : `；${number.zh(alive)} 个仍在运行，未移除`}`,
  alive: '腾讯云显示任务已在运行：结束后才能移除。',
  forbidden: '您可以查看，但无权更改其他人看到的内容。如需权限，请联系看板的管理员。',
};

/** The words of the dialogs that take incidents on and tasks out; they come with the first of them. */
export const incidentDialogWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
