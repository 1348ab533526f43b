import type { Cause } from '#contract/incident.ts';
import type { Language } from '#contract/language.ts';

/** What an incident is and what happens next; of a region its name stands before. */
interface Says {
  what: string;
  next: string;
}

const en = {
  says: {
    credential: { what: 'Tencent Cloud rejects the API key', next: 'Checked once a minute until the key is replaced.' },
    unreachable: { what: 'Can’t reach Tencent Cloud', next: 'The server keeps trying; states stay as last confirmed.' },
    clock: { what: 'The server’s clock is wrong', next: 'It is corrected from Tencent Cloud’s responses.' },
    throttle: { what: 'Tencent Cloud limits our calls', next: 'Checking more slowly until it accepts them again.' },
    store: {
      what: 'States are kept in memory only',
      next: 'The server’s log says what is wrong with its data folder.',
    },
    server: {
      what: 'A part of this server fails',
      next: 'It is tried again by itself; the server’s log says more.',
    },
    overBudget: {
      what: 'More tasks than the calls can keep fresh',
      next: 'Fewer tasks on screens, or a higher quota, helps.',
    },
    permission: { what: 'Permission refused for this application', next: 'Checked once a minute.' },
    service: { what: 'Most checks fail', next: 'Each task is retried; other regions are not affected.' },
    failing: { what: 'Checks fail', next: 'It is retried.' },
    overLimit: { what: 'Over limit', next: '' },
    notFound: { what: 'Not found', next: 'Check SdkAppId, region and TaskId.' },
  } satisfies Record<Cause, Says>,
  inRegion: (region: string, what: string) => `${region}: ${what}`,
  since: (time: string) => `since ${time}`,
  again: (times: string, period: string) => `${times} time in ${period}`,
  muted: (n: number) => (n === 1 ? '1 row muted' : `${n} rows muted`),
  asOf: (time: string) => `showing last known status as of ${time}`,
};

export type IncidentWords = typeof en;

const zhCn: IncidentWords = {
  says: {
    credential: { what: '腾讯云拒绝 API 密钥', next: '更换密钥前每分钟查询一次。' },
    unreachable: { what: '无法连接腾讯云', next: '服务器会持续重试，状态保持最后确认的值。' },
    clock: { what: '服务器时钟有误', next: '会根据腾讯云的响应校正。' },
    throttle: { what: '腾讯云限制了调用频率', next: '放慢查询，直到重新接受。' },
    store: { what: '状态仅保存在内存中', next: '数据目录的问题见服务器日志。' },
    server: { what: '本服务器的一部分出现故障', next: '会自动重试；详情见服务器日志。' },
    overBudget: { what: '任务过多，调用额度无法保持其新鲜', next: '减少屏幕上的任务或提高额度。' },
    permission: { what: '此应用的权限被拒绝', next: '每分钟查询一次。' },
    service: { what: '多数查询失败', next: '逐个任务重试；其他地域不受影响。' },
    failing: { what: '查询失败', next: '正在重试。' },
    overLimit: { what: '超限', next: '' },
    notFound: { what: '未找到', next: '请检查 SdkAppId、地域和 TaskId。' },
  },
  inRegion: (region, what) => `${region}：${what}`,
  since: (time) => `自 ${time}`,
  again: (times, period) => `${period}内第 ${times} 次`,
  muted: (n) => `${n} 行随之静默`,
  asOf: (time) => `显示 ${time} 的最后已知状态`,
};

/** What incidents are called wherever they stand: above the table, on the start page, the wallboard and the task page. */
export const incidentWords: Record<Language, IncidentWords> = { en, 'zh-CN': zhCn };
