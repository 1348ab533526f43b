import type { Language } from '#contract/language.ts';
import { number, plural } from '../../i18n/number.ts';
import type { CommandGroup } from './find-commands.ts';

const groups: Record<CommandGroup, string> = {
  tasks: 'Tasks',
  apps: 'Applications',
  filters: 'Filters',
  actions: 'Actions',
};

const en = {
  title: 'Commands',
  field: 'Find a task, application, filter or action',
  placeholder: 'Task, application, filter, action',
  nothing: 'No results',
  found: (n: number) => plural(n, 'command', 'commands'),
  some: (shown: number, all: number) => `${number.en(shown)} of ${number.en(all)}`,
  groups,
  only: (name: string) => `Show only: ${name}`,
  showAll: 'Show all tasks',
  listAll: 'List: all tasks',
  listMine: 'List: watchlist',
  region: (name: string) => `Region: ${name}`,
  openApp: (sdkAppId: string) => `Open SdkAppId ${sdkAppId}`,
  start: 'All applications',
  ended: (app: string) => `Show ended tasks: ${app}`,
  errors: 'Error codes explained',
  language: (name: string) => `Language: ${name}`,
  byBrowser: 'browser default',
  zone: (name: string) => `Time zone: ${name}`,
  rows: (name: string) => `Rows: ${name}`,
};

const zhCn: typeof en = {
  title: '命令面板',
  field: '查找任务、应用、筛选或操作',
  placeholder: '任务、应用、筛选、操作',
  nothing: '没有结果',
  found: (n) => `${number.zh(n)} 个命令`,
  some: (shown, all) => `${number.zh(shown)} / ${number.zh(all)}`,
  groups: { tasks: '任务', apps: '应用', filters: '筛选', actions: '操作' },
  only: (name) => `只显示：${name}`,
  showAll: '显示全部任务',
  listAll: '列表：全部任务',
  listMine: '列表：我的关注',
  region: (name) => `地域：${name}`,
  openApp: (sdkAppId) => `打开 SdkAppId ${sdkAppId}`,
  start: '所有应用',
  ended: (app) => `查看已结束的任务：${app}`,
  errors: '错误码说明',
  language: (name) => `语言：${name}`,
  byBrowser: '跟随浏览器',
  zone: (name) => `时区：${name}`,
  rows: (name) => `行高：${name}`,
};

/** The words of the command palette; they come with its first opening. */
export const commandWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
