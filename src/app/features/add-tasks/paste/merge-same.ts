import type { Candidate } from './parse-paste.ts';
import { agreed, type Said } from './said.ts';

interface Below {
  sdkAppId: Said<number> | null;
  region: Said<string> | null;
}

/**
 * One task for each TaskId, however often it stands there: a command and its output, a request and its answer. What is said
 * beside it in one place holds in the others, before any heading.
 */
export function mergeSame(candidates: readonly Candidate[], below: Below): Candidate[] {
  const byText = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const same = byText.get(candidate.text);
    if (same) same.push(candidate);
    else byText.set(candidate.text, [candidate]);
  }
  return Array.from(byText.values(), (same) => {
    const best = same.find(({ doubt, keyed }) => doubt === null && keyed) ?? same.find(({ doubt }) => doubt === null);
    const first = same[0] as Candidate;
    return {
      ...first,
      ...(best && { source: best.source, name: best.name, keyed: best.keyed, doubt: best.doubt, undone: best.undone }),
      lines: [...new Set(same.flatMap(({ lines }) => lines))],
      sdkAppId: merged(same.map(({ sdkAppId }) => sdkAppId)) ?? below.sdkAppId,
      region: merged(same.map(({ region }) => region)) ?? below.region,
    };
  });
}

function merged<T>(said: readonly (Said<T> | null)[]): Said<T> | null {
  const all = said.filter((one) => one !== null);
  const beside = all.filter((one) => one.kind !== 'value' || one.place === 'beside');
  return agreed(beside) ?? agreed(all);
}
