import type { Text } from './en.ts';

const number = new Intl.NumberFormat('zh-CN');
const precise = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const tasks = (n: number) => `${number.format(n)} 个任务`;

export const zhCn: Text = {
  units: { day: '天', hour: '小时', minute: '分', second: '秒' },
  number: (n) => number.format(n),
  ago: (duration) => `${duration}前`,
  sentences: (parts) => parts.join(''),

  title: {
    app: (sdkAppId, attention) => `${attention > 0 ? `(${attention}) ` : ''}${sdkAppId} · Scribeboard`,
  },

  close: '关闭',

  status: {
    unchecked: '尚未查询',
    idle: '空闲',
    inProgress: '进行中',
    exiting: '退出中',
    ended: '已结束',
    notFound: '未找到',
    other: '其他',
  },
  filter: { all: '全部', attention: '需关注', stale: '数据过期', failing: '查询失败' },

  prefs: {
    heading: '偏好设置',
    zone: '时区',
    zoneBrowser: '随浏览器',
    language: '语言',
    languageAuto: (name) => `${name}（随浏览器）`,
    theme: '主题',
    themes: { system: '跟随系统主题', light: '浅色主题', dark: '深色主题' },
    notKept: '此浏览器无法保存关注列表：存储空间已满或被禁用。',
    newer: '此浏览器中的关注列表由更新版本的 Scribeboard 写入，这里的改动不会保存。',
  },

  copy: {
    verb: '复制',
    done: '已复制',
    failed: '此处不允许复制',
    taskId: '复制 TaskId',
    link: '复制链接',
    linkDone: '链接已复制',
  },

  demo: {
    before: '演示数据来自内置模拟器。如需查询腾讯云，请设置',
    and: '和',
    after: '。',
  },

  rail: {
    home: 'Scribeboard，全部应用',
    apps: 'SdkAppId',
    states: '状态',
    tasks,
    failing: (n) => `${tasks(n)}查询失败`,
  },

  board: {
    search: 'TaskId、标签、错误码',
    searchLabel: '按 TaskId、标签或错误码搜索',
    listLabel: '显示哪些任务',
    all: '全部已知',
    mine: '我的',
    region: '地域',
    regionAll: '地域：全部',
    refresh: '刷新',
    refreshLabel: '刷新频率',
    auto: '自动',
    every: (duration) => `每 ${duration}`,
    paused: '已暂停',
    nextIn: (seconds) => `${seconds} 秒后刷新`,
    retryIn: (seconds) => `${seconds} 秒后重试`,
    add: '添加任务',
    tasks: '任务',
    columns: {
      state: '状态：异常优先',
      taskId: 'TaskId',
      label: '标签',
      region: '地域',
      started: '开始时间',
      running: '运行时长',
      answered: '最近应答',
      since: '状态持续',
      problem: '问题',
    },
    runningCard: '已运行',
    never: '从未',
    unknownStatus: '文档中没有这个状态',
    stuck: (duration) => `退出超过 ${duration}`,
    times: (n) => `× ${number.format(n)}`,
    summary: (shown, all) => (shown === all ? tasks(all) : `${number.format(shown)} / ${tasks(all)}`),
    loading: '正在向代理查询任务 …',
  },

  pace: {
    used: (used, ceiling) => `${precise.format(used)} 次/秒，上限 ${number.format(ceiling)}`,
    live: (n) => `${number.format(n)} 个活跃任务`,
    visible: (seconds) => `可见任务每 ${precise.format(seconds)} 秒查询一次`,
    visibleShort: (seconds) => `每 ${precise.format(seconds)} 秒`,
    others: '配额有其他调用方占用',
    unknown: '代理无法连接，查询节奏未知',
    waiting: '查询节奏尚未知',
  },

  crash: {
    title: '页面出错了',
    text: '这是看板自身的故障，与任务无关。刷新页面通常即可恢复，关注列表不会丢失。',
    reload: '刷新页面',
    details: '发生了什么',
  },
};
