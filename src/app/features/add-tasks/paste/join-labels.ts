import { bareWord } from './bare-word.ts';
import { readRegion } from './read-region.ts';
import { readSdkAppId } from './read-sdk-app-id.ts';
import type { SourceLine } from './source-lines.ts';

const LABEL =
  /^(?:(?:cloud|transcription)?task[-_ ]?id|任务\s?(?:id|编号|标识)|(?:trtc)?sdk[-_ ]?app[-_ ]?id|应用\s?(?:id|编号)|region|地域)[:=]?$/i;

/** A form has its labels above their values: each pair becomes one line that says so. */
export function joinLabels(lines: readonly SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as SourceLine;
    const label = line.text.length <= 40 ? bareWord(line.text) : '';
    const value = lines[at + 1];
    if (LABEL.test(label) && value && isValue(value.text, label)) {
      joined.push({ line: value.line, text: `${label.replace(/[:=]$/, '')}=${bareWord(value.text)}` });
      at += 1;
    } else joined.push(line);
  }
  return joined;
}

function isValue(text: string, label: string): boolean {
  const word = text.length <= 300 ? bareWord(text) : '';
  if (word === '' || /[\s:=|;]/.test(word) || LABEL.test(word)) return false;
  if (/app|应用/i.test(label)) return readSdkAppId(word) !== null;
  return /region|地域/i.test(label) ? readRegion(word) !== null : !word.includes(',');
}
