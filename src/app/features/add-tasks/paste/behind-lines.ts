import type { Candidate } from './parse-paste.ts';
import { agreed, type Said } from './said.ts';

/** What one record says, and whether it is a line of the form `key: value`. */
export interface Part {
  line: number;
  found: readonly Candidate[];
  mentions: { sdkAppIds: readonly Said<number>[]; regions: readonly Said<string>[] };
  isKeyLine: boolean;
}

/**
 * A list of `key: value` lines that begins with a TaskId says everything else of a task below it, as YAML and vertical output
 * do: it is said beside that TaskId, and is no heading of the next.
 */
export function behindLines(parts: readonly Part[]): Part[] {
  const done: Part[] = [];
  /** What a heading has said already is said above. */
  const above = { sdkAppIds: false, regions: false };
  for (let first = 0; first < parts.length; ) {
    let end = first + 1;
    while (isNext(parts[end - 1], parts[end])) end += 1;
    const run = joined(joined(parts.slice(first, end), 'sdkAppIds', above.sdkAppIds), 'regions', above.regions);
    above.sdkAppIds ||= run.some((part) => isHeading(part, 'sdkAppIds'));
    above.regions ||= run.some((part) => isHeading(part, 'regions'));
    for (const part of run) done.push(part);
    first = end;
  }
  return done;
}

type What = 'sdkAppIds' | 'regions';

function isHeading({ found, mentions }: Part, what: What): boolean {
  return found.length === 0 && mentions[what].length > 0;
}

function isNext(part: Part | undefined, next: Part | undefined): boolean {
  return Boolean(part?.isKeyLine && next?.isKeyLine && next.line === part.line + 1);
}

function joined(run: readonly Part[], what: What, isAbove: boolean): readonly Part[] {
  const first = run.find((part) => part.found.length > 0 || isHeading(part, what));
  if (isAbove || first === undefined || first.found.length === 0 || run.length === 1) return run;
  return run.map((part, index) => {
    if (part.found.length === 0) return { ...part, mentions: { ...part.mentions, [what]: [] } };
    const next = run.findIndex((other, at) => at > index && other.found.length > 0);
    const own = run.slice(index + 1, next < 0 ? undefined : next);
    return { ...part, found: part.found.map((one) => withBelow(one, own, what)) };
  });
}

function withBelow(one: Candidate, own: readonly Part[], what: What): Candidate {
  return what === 'sdkAppIds'
    ? { ...one, sdkAppId: one.sdkAppId ?? agreed(own.flatMap(({ mentions }) => mentions.sdkAppIds)) }
    : { ...one, region: one.region ?? agreed(own.flatMap(({ mentions }) => mentions.regions)) };
}
