import type { Text } from './en.ts';
import { number, tasks } from './number.ts';

export const zhCn: Text = {
  units: { day: '天', hour: '小时', minute: '分', second: '秒' },
  number: number.zh,
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
  filter: { all: '全部', attention: '需关注', stuck: '疑似卡住', stale: '数据过期', failing: '查询失败' },

  copy: {
    verb: '复制',
    done: '已复制',
    failed: '此处不允许复制',
    taskId: '复制 TaskId',
    link: '复制链接',
    linkDone: '链接已复制',
  },

  rail: {
    home: 'Scribeboard，全部应用',
    apps: 'SdkAppId',
    states: '状态',
    tasks: tasks.zh,
  },

  board: {
    search: 'TaskId、标签、错误码',
    searchLabel: '按 TaskId、标签、备注、错误码、RequestId 或状态搜索',
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
    arrange: '列、行高与分组',
    select: (name) => `选择 ${name}`,
    selectAll: '选择全部所示任务',
    pinned: '已置顶',
    noLabel: '无标签',
    alsoShow: (state) => `同时显示：${state}`,
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
    stuck: (state, duration, limit) => `${state}已 ${duration}，上限 ${limit}`,
    stuckRunning: '运行',
    times: (n) => `× ${number.zh(n)}`,
    summary: (shown, all) => (shown === all ? tasks.zh(all) : `${number.zh(shown)} / ${tasks.zh(all)}`),
    loading: '正在向代理查询任务 …',
  },
};
