import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { SignedHttpRequest } from '#tencent/describe-cloud-transcription.ts';
import type { Answer } from '../core/answer.ts';
import type { Reply } from './send-request.ts';

/** One call and what came of it, without what proves who we are. */
export interface Exchange {
  request: SignedHttpRequest;
  /** ms since the epoch. */
  sentAt: number;
  latencyMs: number;
  reply: Reply;
  answer: Answer;
}

export interface KeptExchanges {
  last: Exchange & { attempt: number };
  lastGood: (Exchange & { attempt: number }) | null;
  lastBad: (Exchange & { attempt: number }) | null;
}

/** The last exchanges about the tasks that were asked most recently: for a person who looks, not for the board. */
export function createExchanges({ limit }: { limit: number }) {
  const kept = new Map<string, KeptExchanges>();
  return {
    of: (ref: TaskRef): KeptExchanges | null => kept.get(taskKey(ref)) ?? null,

    keep(ref: TaskRef, exchange: Exchange): void {
      const key = taskKey(ref);
      const before = kept.get(key);
      const last = { ...exchange, attempt: (before?.last.attempt ?? 0) + 1 };
      const isGood = exchange.answer.kind === 'status';
      // A Map keeps insertion order: the first key is the least recently used.
      kept.delete(key);
      kept.set(key, {
        last,
        lastGood: isGood ? last : (before?.lastGood ?? null),
        lastBad: isGood ? (before?.lastBad ?? null) : last,
      });
      const [oldest] = kept.keys();
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    },
  };
}
