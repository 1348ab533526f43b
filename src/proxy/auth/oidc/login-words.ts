import { acceptedLanguages, LANGUAGES, type Language, negotiateLanguage } from '#contract/language.ts';

/** What the address says, else what the browser asks for. */
export function pageLanguage(chosen: string | null, accepted: string | undefined): Language {
  return LANGUAGES.find((language) => language === chosen) ?? negotiateLanguage(acceptedLanguages(accepted));
}

const en = {
  /** Of the whole page, for a list of tabs. */
  pageTitle: (title: string) => `${title} · Scribeboard`,
  signIn: {
    title: 'Sign in',
    text: 'This board shows its transcription tasks only to people who sign in.',
    comesBack: 'You’ll return to the link that you opened.',
    button: (issuer: string) => `Continue with ${issuer}`,
  },
  ended: {
    title: 'You are signed out',
    text: 'This browser was signed out, or the session ended: after 12 hours, or after 8 hours without activity. Sign in to return to where you were.',
  },
  unreachable: {
    title: 'Sign-in is unavailable',
    text: (issuer: string, since: string, ago: string) =>
      `The identity provider ${issuer} has been unreachable from this server since ${since} (${ago}).`,
    stays: 'People who are signed in stay signed in. Sign-in works again as soon as the provider responds.',
    retry: 'Try again',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'This session is over, in every tab. Watchlist, labels and settings stored in this browser are removed.',
    again: 'Sign in again',
    atIssuer: (issuer: string) => `Sign out of ${issuer} too`,
  },
  denied: {
    title: 'You have no access yet',
    text: (name: string, issuer: string) =>
      `${issuer} says that you are ${name}, but none of your groups may see an SdkAppId on this board. Contact its operator to add one of them.`,
    groups: 'Your groups',
    noGroups: 'The identity provider returned no groups for you.',
    other: 'Use another account',
  },
  stale: {
    title: 'This sign-in has expired',
    text: 'It began more than ten minutes ago, in another browser, or before another one that you began since. Nothing was changed; start again.',
  },
  declined: {
    title: 'The identity provider declined',
    text: (issuer: string) => `${issuer} did not sign you in. It says:`,
  },
  untrusted: {
    title: 'This sign-in was refused',
    text: (issuer: string) =>
      `${issuer} returned no valid response to the sign-in that this browser began. The server log says what was wrong with it.`,
  },
  tooLarge: {
    title: 'This sign-in is too large',
    text: 'Your name and groups are longer than a browser can store. Contact the operator of this board to name fewer groups in its policy.',
  },
  again: 'Start again',
  toBoard: 'To the board',
};

export type LoginWords = typeof en;

const zhCn: LoginWords = {
  pageTitle: (title) => `${title} · Scribeboard`,
  signIn: {
    title: '登录',
    text: '登录后才能查看此看板上的转写任务。',
    comesBack: '登录后会回到您打开的链接。',
    button: (issuer) => `通过 ${issuer} 继续`,
  },
  ended: {
    title: '您已退出登录',
    text: '此浏览器已退出登录，或会话已自动结束：最长 12 小时，无操作时为 8 小时。重新登录后会回到原来的页面。',
  },
  unreachable: {
    title: '目前无法登录',
    text: (issuer, since, ago) => `自 ${since}（${ago}）起，此服务器无法连接身份提供方 ${issuer}。`,
    stays: '已登录的用户不受影响。身份提供方恢复后即可重新登录。',
    retry: '重试',
  },
  signedOut: {
    title: '您已退出登录',
    text: '此会话已在所有标签页中结束。此浏览器保存的关注列表、标签和设置已删除。',
    again: '重新登录',
    atIssuer: (issuer) => `同时退出 ${issuer}`,
  },
  denied: {
    title: '您还没有可查看的内容',
    text: (name, issuer) =>
      `${issuer} 确认您是 ${name}，但您所在的群组均无权查看此看板上的任何 SdkAppId。请联系看板的管理员为其中一个群组授权。`,
    groups: '您的群组',
    noGroups: '身份提供方没有提供您的任何群组。',
    other: '使用其他账号',
  },
  stale: {
    title: '此次登录已失效',
    text: '此次登录开始于十分钟以前，或在另一个浏览器中开始，或之后又开始了另一次登录。没有发生任何更改，请重新开始。',
  },
  declined: {
    title: '身份提供方拒绝了登录',
    text: (issuer) => `${issuer} 未允许您登录，返回的代码是：`,
  },
  untrusted: {
    title: '此次登录被拒绝',
    text: (issuer) => `收到的内容不是 ${issuer} 对此浏览器所发起登录的有效响应。具体原因请查看服务器日志。`,
  },
  tooLarge: {
    title: '登录信息过长',
    text: '您的名称和群组超出了浏览器可保存的长度。请联系看板的管理员减少策略中的群组。',
  },
  again: '重新开始',
  toBoard: '前往看板',
};

/** The words of the pages around the login, which must work before the board is loaded. */
export const LOGIN_WORDS: Record<Language, LoginWords> = { en, 'zh-CN': zhCn };
