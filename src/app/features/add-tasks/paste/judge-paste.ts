import * as v from 'valibot';
import type { WhyNotServed } from '#contract/served.ts';
import { TaskId, type TaskRef } from '#contract/task-ref.ts';
import type { PasteSource, PlaceDoubt } from './found.ts';
import type { Candidate, Pasted } from './parse-paste.ts';
import type { Place, Said } from './said.ts';
import { type NoTaskId, type ShapeDoubt, shapeOf, type Unaskable } from './task-id-shape.ts';
import type { Escape } from './undo-escapes.ts';
import type { Mark } from './undo-marks.ts';

export type Doubt = PlaceDoubt | ShapeDoubt;
type Fault = Exclude<Unaskable, 'masked'> | 'link' | 'sdkAppId' | 'region';

/** Where a verdict has read what it says. */
interface ReadFrom {
  source: PasteSource;
  /** The name of its column or key. */
  name: string | null;
  /** Who said the SdkAppId, and on which line; null where the paste does not. */
  sdkAppId: { place: Place; line: number } | null;
  undone: Mark | Escape | null;
}

/** What is to be said about one TaskId before anything is added. */
export type PastedLine = {
  line: number;
  /** The other lines on which it stands as well. */
  again: readonly number[];
  text: string;
  from: ReadFrom;
  /** What the paste itself leaves open. */
  open: { sdkAppId: boolean; region: boolean };
} & (
  | { kind: 'new' | 'there'; ref: TaskRef }
  /** It is complete but for what the paste does not say. */
  | { kind: 'asks'; needs: Needs; doubt: Doubt | null }
  /** Not added unless a person says so. */
  | { kind: 'doubtful'; ref: TaskRef; doubt: Doubt; at: [number, number] | null }
  | { kind: 'notServed'; ref: TaskRef; why: WhyNotServed }
  | { kind: 'masked'; at: [number, number] }
  /** @param said what cannot be read as an SdkAppId or a region */
  | { kind: 'bad'; fault: Fault; at: [number, number] | null; said: string | null }
  | { kind: 'not'; why: NoTaskId }
);

/** What must be chosen before it can be asked about; `several` are those between which the paste does not decide. */
export interface Needs {
  sdkAppId: readonly number[] | null;
  region: readonly string[] | null;
}

interface PasteContext {
  /** Of the page, or what a person chose: for TaskIds that do not say; null when there is none. */
  sdkAppId: number | null;
  region: string;
  /** A person chose it just for these, so it also decides where the paste says several. */
  isChosen?: { sdkAppId: boolean; region: boolean };
  isKnown: (ref: TaskRef) => boolean;
  /** Why this server would not ask for it; null when it would. */
  whyNotServed?: (ref: TaskRef) => WhyNotServed | null;
}

/** What will happen to each TaskId in this context. */
export function judgePaste({ candidates }: Pasted, context: PasteContext): PastedLine[] {
  return candidates.map((candidate) => judge(candidate, context));
}

function judge(candidate: Candidate, context: PasteContext): PastedLine {
  const { line, lines, text, fault } = candidate;
  const base = {
    line,
    again: lines.filter((other) => other !== line),
    text,
    from: readFrom(candidate),
    open: openIn(candidate),
  };
  if (fault) return { ...base, kind: 'bad', fault: fault.why, at: fault.at, said: null };
  // A link was made by a Scribeboard: what it carries was asked about there.
  const shape = candidate.source === 'link' && v.is(TaskId, text) ? null : shapeOf(text, candidate);
  if (shape?.kind === 'not') return { ...base, kind: 'not', why: shape.why };
  if (shape?.kind === 'unaskable') {
    const { why, at } = shape;
    return why === 'masked'
      ? { ...base, kind: 'masked', at: at ?? [0, text.length] }
      : { ...base, kind: 'bad', fault: why, at, said: null };
  }
  const doubt = candidate.doubt ?? (shape?.kind === 'doubtful' ? shape.why : null);
  const { sdkAppId, region } = candidate;
  if (sdkAppId?.kind === 'unreadable')
    return { ...base, kind: 'bad', fault: 'sdkAppId', at: null, said: sdkAppId.text };
  if (region?.kind === 'unreadable') return { ...base, kind: 'bad', fault: 'region', at: null, said: region.text };
  const app = resolve(sdkAppId, context.sdkAppId, context.isChosen?.sdkAppId ?? false);
  const where = resolve(region, context.region === '' ? null : context.region, context.isChosen?.region ?? false);
  if (app === null || where === null)
    return {
      ...base,
      kind: 'asks',
      needs: { sdkAppId: app === null ? several(sdkAppId) : null, region: where === null ? several(region) : null },
      doubt,
    };
  const ref = { sdkAppId: app, region: where, taskId: text };
  if (context.isKnown(ref)) return { ...base, kind: 'there', ref };
  const why = context.whyNotServed?.(ref) ?? null;
  if (why !== null) return { ...base, kind: 'notServed', ref, why };
  if (doubt === null) return { ...base, kind: 'new', ref };
  return { ...base, kind: 'doubtful', ref, doubt, at: shape?.kind === 'doubtful' ? shape.at : null };
}

/** The paste goes before every choice. */
function resolve<T>(said: Said<T> | null, otherwise: T | null, isChosen: boolean): T | null {
  if (said?.kind === 'value') return said.value;
  return said === null || isChosen ? otherwise : null;
}

function openIn({ sdkAppId, region }: Candidate): PastedLine['open'] {
  const isOpen = (said: Said<unknown> | null) => said === null || said.kind === 'several';
  return { sdkAppId: isOpen(sdkAppId), region: isOpen(region) };
}

function several<T>(said: Said<T> | null): readonly T[] {
  return said?.kind === 'several' ? said.values : [];
}

function readFrom({ source, name, sdkAppId, undone }: Candidate): ReadFrom {
  const said = sdkAppId?.kind === 'value' ? { place: sdkAppId.place, line: sdkAppId.line } : null;
  return { source, name, sdkAppId: said, undone };
}
