import type { Language } from '#contract/language.ts';

const en = {
  outage: {
    offline: (since: string) => `This browser is offline${since}.`,
    proxy: (since: string) => `Can’t reach the Scribeboard server${since}.`,
    refused: (since: string) => `The Scribeboard server refused the request${since}.`,
    signedOut: (since: string) => `Signed out${since}.`,
    busy: (since: string) => `The Scribeboard server is limiting requests${since}.`,
    unreadable: (since: string) => `Unreadable response from the Scribeboard server${since}.`,
    since: (time: string) => ` since ${time}`,
    next: {
      offline: 'Reconnects automatically.',
      proxy: 'Retrying every few seconds.',
      refused: '',
      signedOut: 'Sign in to continue; you’ll return here.',
      busy: 'Showing last known status; retrying when allowed.',
      unreadable: 'Reload the page: it may be older than the server.',
    },
    tryNow: 'Try now',
    signIn: 'Sign in',
  },
  cannotLoad: {
    title: 'Can’t reach the Scribeboard server',
    refused: 'The Scribeboard server refused the request',
    text: 'No saved data for this view yet. Retrying every few seconds.',
    online: 'Browser is online',
    offline: 'Browser is offline',
    proxy: (why: string, since: string) => `Scribeboard server: ${why}, since ${since}`,
    copy: 'Copy details',
    tencent: 'Tencent Cloud: unknown until the Scribeboard server responds',
  },
};

type OutageWords = typeof en;

const zhCn: OutageWords = {
  outage: {
    offline: (since) => `${since}浏览器已离线。`,
    proxy: (since) => `${since}无法连接服务端。`,
    refused: (since) => `${since}服务端拒绝请求。`,
    signedOut: (since) => `${since}登录已失效。`,
    busy: (since) => `${since}服务端要求限速。`,
    unreadable: (since) => `${since}无法读取服务端的响应。`,
    since: (time) => `${time} 起`,
    next: {
      offline: '网络恢复后自动重新连接。',
      proxy: '每隔几秒自动重试。',
      refused: '',
      signedOut: '登录后可继续，并会回到当前页面。',
      busy: '显示最后一次已知状态；到服务端允许的时间后自动重试。',
      unreadable: '请刷新页面：它的版本可能比服务器旧。',
    },
    tryNow: '立即重试',
    signIn: '登录',
  },
  cannotLoad: {
    title: '无法连接服务端',
    refused: '服务端拒绝请求',
    text: '此视图尚无已保存的数据。每隔几秒自动重试。',
    online: '浏览器在线',
    offline: '浏览器离线',
    proxy: (why, since) => `服务端：自 ${since} 起${why}`,
    copy: '复制详情',
    tencent: '腾讯云：服务端恢复前无法判断',
  },
};

/** The words for everything that can stand between this page and Tencent. */
export const outageWords: Record<Language, OutageWords> = { en, 'zh-CN': zhCn };
