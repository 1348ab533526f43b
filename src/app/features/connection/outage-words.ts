import type { Language } from '#contract/language.ts';

const en = {
  outage: {
    offline: (since: string) => `This browser is offline${since}.`,
    proxy: (since: string) => `Proxy unreachable${since}.`,
    refused: (since: string) => `The proxy refuses to answer${since}.`,
    signedOut: (since: string) => `Signed out${since}.`,
    busy: (since: string) => `The proxy asks for a pause${since}.`,
    unreadable: (since: string) => `The proxy’s answer cannot be read${since}.`,
    since: (time: string) => ` since ${time}`,
    next: {
      offline: 'It goes on by itself when the network is back.',
      proxy: 'Trying again every few seconds.',
      refused: '',
      signedOut: 'Sign in to go on; you come back to this view.',
      busy: 'States stay as last known; it is asked again when it said.',
      unreadable: 'Reload the page: it may be older than the server.',
    },
    tryNow: 'Try now',
    signIn: 'Sign in',
  },
  cannotLoad: {
    title: 'The proxy does not answer',
    refused: 'The proxy refuses to answer',
    text: 'This browser has not seen this view before, so there is nothing older to show. Trying again every few seconds.',
    online: 'Browser is online',
    offline: 'Browser is offline',
    proxy: (why: string, since: string) => `Proxy: ${why}, since ${since}`,
    copy: 'Copy details',
    tencent: 'Tencent: not known while the proxy is away',
  },
};

type OutageWords = typeof en;

const zhCn: OutageWords = {
  outage: {
    offline: (since) => `${since}浏览器已离线。`,
    proxy: (since) => `${since}无法连接代理。`,
    refused: (since) => `${since}代理拒绝应答。`,
    signedOut: (since) => `${since}登录已失效。`,
    busy: (since) => `${since}代理要求暂停请求。`,
    unreadable: (since) => `${since}无法读取代理的应答。`,
    since: (time) => `${time} 起`,
    next: {
      offline: '网络恢复后会自动继续。',
      proxy: '每隔几秒自动重试。',
      refused: '',
      signedOut: '登录后可继续，并会回到当前页面。',
      busy: '状态保持最后已知；到代理允许的时间后自动重试。',
      unreadable: '请刷新页面：它可能比服务器旧。',
    },
    tryNow: '立即重试',
    signIn: '登录',
  },
  cannotLoad: {
    title: '代理没有应答',
    refused: '代理拒绝应答',
    text: '此浏览器首次打开该视图，没有可显示的旧数据。每隔几秒自动重试。',
    online: '浏览器在线',
    offline: '浏览器离线',
    proxy: (why, since) => `代理：自 ${since} 起${why}`,
    copy: '复制详情',
    tencent: '腾讯云：代理恢复前无法判断',
  },
};

/** The words for everything that can stand between this page and Tencent. */
export const outageWords: Record<Language, OutageWords> = { en, 'zh-CN': zhCn };
