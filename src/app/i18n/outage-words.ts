import type { Language } from './resolve-language.ts';

const en = {
  outage: {
    offline: (since: string) => `This browser is offline${since}.`,
    proxy: (since: string) => `Proxy unreachable${since}.`,
    refused: (since: string) => `The proxy refuses to answer${since}.`,
    signedOut: (since: string) => `Signed out${since}.`,
    busy: (since: string) => `The proxy asks for a pause${since}.`,
    unreadable: (since: string) => `The proxy’s answer cannot be read${since}.`,
    unreachable: (since: string) => `Tencent unreachable${since}.`,
    credential: (since: string) => `Tencent rejects the key of this server${since}.`,
    clock: (since: string) => `The server’s clock is wrong${since}.`,
    clockOff: (since: string) => `The server’s clock is wrong${since}, but Tencent answers.`,
    throttle: (since: string) => `Tencent limits our calls${since}.`,
    since: (time: string) => ` since ${time}`,
    knownAt: (time: string) => `The board shows what was known at ${time}.`,
    next: {
      offline: 'It goes on by itself when the network is back.',
      proxy: 'Trying again every few seconds.',
      refused: '',
      signedOut: 'Sign in to go on; you come back to this view.',
      busy: 'States stay as last known; it is asked again when it said.',
      unreadable: 'Reload the page: it may be older than the server.',
      unreachable: 'States stay as last known; the server tries again by itself.',
      credential: 'States stay as last known; it is tried once a minute, and at once when the key is replaced.',
      clock: 'The server corrects itself from Tencent’s answers; check its time service.',
      clockOff: 'States are right, times of this server are not: check its time service.',
      throttle: 'Asking more slowly until Tencent accepts it again.',
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
  failure: {
    network: 'no connection',
    timeout: 'no answer in time',
    status: (status: number) => `answered ${status}`,
    unreadable: 'the answer cannot be read; reload the page, it may be older than the server',
  },
};

export type OutageWords = typeof en;

const zhCn: OutageWords = {
  outage: {
    offline: (since) => `${since}浏览器已离线。`,
    proxy: (since) => `${since}无法连接代理。`,
    refused: (since) => `${since}代理拒绝应答。`,
    signedOut: (since) => `${since}登录已失效。`,
    busy: (since) => `${since}代理要求暂停请求。`,
    unreadable: (since) => `${since}无法读取代理的应答。`,
    unreachable: (since) => `${since}无法连接腾讯云。`,
    credential: (since) => `${since}腾讯云拒绝了本服务器的密钥。`,
    clock: (since) => `${since}服务器时钟有误。`,
    clockOff: (since) => `${since}服务器时钟有误，但腾讯云仍有应答。`,
    throttle: (since) => `${since}腾讯云限制了调用频率。`,
    since: (time) => `${time} 起`,
    knownAt: (time) => `当前显示的是 ${time} 的数据。`,
    next: {
      offline: '网络恢复后会自动继续。',
      proxy: '每隔几秒自动重试。',
      refused: '',
      signedOut: '登录后可继续，并会回到当前页面。',
      busy: '状态保持最后已知；到代理允许的时间后自动重试。',
      unreadable: '请刷新页面：它可能比服务器旧。',
      unreachable: '状态保持最后所知，服务器会自动重试。',
      credential: '状态保持最后所知，每分钟重试一次；更换密钥后立即重试。',
      clock: '服务器会根据腾讯云的应答自行校正，请检查其时间服务。',
      clockOff: '状态是准确的，本服务器的时间不准：请检查其时间服务。',
      throttle: '正在放慢查询，直到腾讯云重新接受。',
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
  failure: {
    network: '无法连接',
    timeout: '未及时应答',
    status: (status) => `应答 ${status}`,
    unreadable: '应答无法读取；请刷新页面，它可能比服务器旧',
  },
};

/** The words for everything that can stand between this page and Tencent. */
export const outageWords: Record<Language, OutageWords> = { en, 'zh-CN': zhCn };
