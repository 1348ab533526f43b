import type { Cause } from '#contract/incident.ts';
import type { Language } from '#contract/language.ts';

/** What an incident is and what happens next; of a region its name stands before. */
interface Says {
  what: string;
  next: string;
}

const en = {
  says: {
    credential: { what: 'Tencent Cloud rejected the API key', next: 'Retrying every minute, or when the key changes.' },
    unreachable: { what: 'Can’t reach Tencent Cloud', next: 'Retrying automatically.' },
    clock: { what: 'Server clock is off', next: 'Calls still work. Check NTP.' },
    throttle: { what: 'Rate-limited by Tencent Cloud', next: 'Checking more slowly until the limit clears.' },
    store: { what: 'States are in memory only', next: 'See the server log: the data folder has a problem.' },
    server: { what: 'Part of this server failed', next: 'Retrying automatically; see the server log.' },
    overBudget: {
      what: 'More tasks than the quota can refresh in time',
      next: 'Show fewer tasks, or raise the quota.',
    },
    permission: { what: 'Permission refused for this application', next: 'Checked once a minute.' },
    service: { what: 'Most checks fail', next: 'Each task is retried; other regions are not affected.' },
    failing: { what: 'Checks fail', next: 'Retrying automatically.' },
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
    credential: { what: '腾讯云拒绝 API 密钥', next: '每分钟重试一次，更换密钥后立即重试。' },
    unreachable: { what: '无法连接腾讯云', next: '自动重试。' },
    clock: { what: '服务器时钟有误', next: '调用不受影响，请检查 NTP。' },
    throttle: { what: '腾讯云限制了调用频率', next: '放慢查询，直到限频解除。' },
    store: { what: '状态仅保存在内存中', next: '数据目录有问题，详情见服务器日志。' },
    server: { what: '本服务器的一部分出现故障', next: '自动重试；详情见服务器日志。' },
    overBudget: { what: '任务过多，配额不足以及时刷新', next: '减少屏幕上的任务或提高配额。' },
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
  asOf: (time) => `显示 ${time} 时的最后一次已知状态`,
};

/** What incidents are called wherever they stand: above the table, on the start page, the wallboard and the task page. */
export const incidentWords: Record<Language, IncidentWords> = { en, 'zh-CN': zhCn };
