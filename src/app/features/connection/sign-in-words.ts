import type { Language } from '#contract/language.ts';

const en = {
  signedOut: 'You are not signed in.',
  signIn: 'Sign in',
  reload: 'Reload the page',
  title: 'Sign in to see this board',
  text: 'Sign in to continue; you’ll return here.',
  textReload:
    'A gateway in front of this server controls access. Your login there may have ended: reload the page to sign in again.',
  notForYou: 'Not found or no access',
  notForYouText: (name: string) =>
    `This link’s target is not served here, or not shared with ${name || 'you'}. Contact the operator of this board for access.`,
  forbidden: 'Not allowed',
  forbiddenText: 'You are signed in, but not permitted to do this. Contact the operator of this board.',
  nothing: 'Nothing is shared with you yet',
  nothingText: (name: string) =>
    `You are signed in as ${name}. Your groups decide which SdkAppIds you see; contact the operator of this board for access.`,
  person: (name: string) => `Signed in as ${name}`,
  token: (name: string) => `Token ${name}`,
  signOut: 'Sign out',
  signOutTitle: 'Sign out of this browser?',
  signOutText: 'Your data is removed from this browser.',
  signOutList: (tasks: number) =>
    `This includes what is stored only here: your watchlist of ${tasks === 1 ? 'one task' : `${tasks} tasks`} with labels and notes, and your settings.`,
  signOutSettings: 'This includes what is stored only here: your settings.',
  stay: 'Cancel',
  failed: 'Couldn’t sign out: you are still signed in.',
};

const zhCn: typeof en = {
  signedOut: '您尚未登录。',
  signIn: '登录',
  reload: '刷新页面',
  title: '登录后查看看板',
  text: '登录后会回到当前页面。',
  textReload: '访问权限由服务器前面的登录网关控制。登录可能已失效：请刷新页面重新登录。',
  notForYou: '内容不存在或无权限',
  notForYouText: (name) =>
    `此链接指向的内容不在本服务器上，或未向${name ? ` ${name} ` : '您'}开放。如需访问，请联系看板的管理员。`,
  forbidden: '没有权限',
  forbiddenText: '您已登录，但无权执行此操作。请联系看板的管理员。',
  nothing: '暂时没有向您开放的内容',
  nothingText: (name) => `您以 ${name} 的身份登录。可查看的 SdkAppId 由您所在的组决定；如需访问，请联系看板的管理员。`,
  person: (name) => `已登录：${name}`,
  token: (name) => `令牌 ${name}`,
  signOut: '退出登录',
  signOutTitle: '在此浏览器中退出登录？',
  signOutText: '您的数据会从此浏览器中删除。',
  signOutList: (tasks) => `包括仅保存在此浏览器中的内容：${tasks} 个任务的关注列表（含标签和备注）以及您的设置。`,
  signOutSettings: '包括仅保存在此浏览器中的设置。',
  stay: '取消',
  failed: '退出失败：您仍处于登录状态。',
};

/** The words for who a person is and what they may see. */
export const signInWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
