import type { Language } from '#contract/language.ts';

const en = {
  signedOut: 'You are not signed in.',
  signIn: 'Sign in',
  reload: 'Reload the page',
  title: 'Sign in to see this board',
  text: 'It shows tasks only to people it knows. You come back to this very view.',
  textReload:
    'Who may see this board is decided before this server. Its login may have ended: reload the page to sign in again.',
  notForYou: 'Not here, or not for you',
  notForYouText: (name: string) =>
    `What this link leads to is not served here, or not shared with ${name || 'you'}. Ask the operator of this board for access.`,
  forbidden: 'Not allowed',
  forbiddenText: 'You are signed in, but may not do this. Ask the operator of this board for permission.',
  nothing: 'Nothing is shared with you yet',
  nothingText: (name: string) =>
    `You are signed in as ${name}. The operator of this board decides by your groups which SdkAppIds you see.`,
  person: (name: string) => `Signed in as ${name}`,
  token: (name: string) => `Token ${name}`,
  signOut: 'Sign out',
  signOutTitle: 'Sign out of this browser?',
  signOutText: 'Others who use this browser will find nothing of yours.',
  signOutList: (tasks: number) =>
    `That also takes away what only this browser keeps: your list of ${tasks === 1 ? 'one task' : `${tasks} tasks`} with labels and notes, and your settings.`,
  signOutSettings: 'That also takes away what only this browser keeps: your settings.',
  stay: 'Stay',
  failed: 'That did not work: you are still signed in.',
};

const zhCn: typeof en = {
  signedOut: '您尚未登录。',
  signIn: '登录',
  reload: '刷新页面',
  title: '登录后查看看板',
  text: '看板只向已知的人员显示任务。登录后会回到当前页面。',
  textReload: '谁可以查看此看板由服务器前面的登录代理决定。登录可能已失效：请刷新页面重新登录。',
  notForYou: '此处没有，或未向您开放',
  notForYouText: (name) =>
    `此链接指向的内容不在本服务器上，或未向${name ? ` ${name} ` : '您'}开放。可联系看板的管理者开放。`,
  forbidden: '没有权限',
  forbiddenText: '您的身份已确认，但无权执行此操作。可联系看板的管理者开放。',
  nothing: '暂时没有向您开放的内容',
  nothingText: (name) => `您以 ${name} 的身份登录。可查看的 SdkAppId 由看板的管理者按您所在的组决定。`,
  person: (name) => `已登录：${name}`,
  token: (name) => `令牌 ${name}`,
  signOut: '退出登录',
  signOutTitle: '在此浏览器中退出登录？',
  signOutText: '之后使用此浏览器的人看不到您的任何内容。',
  signOutList: (tasks) =>
    `仅保存在此浏览器中的内容也会一并清除：您的 ${tasks} 个任务的列表（含标签和备注）以及您的设置。`,
  signOutSettings: '仅保存在此浏览器中的设置也会一并清除。',
  stay: '留下',
  failed: '未成功：您仍处于登录状态。',
};

/** The words for who a person is and what they may see. */
export const signInWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
