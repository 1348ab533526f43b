/** What Chinese input methods write between words, and what it is in a log. */
const LATIN: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '；': ';',
  '＝': '=',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '｛': '{',
  '｝': '}',
  '｜': '|',
  '＂': '"',
  '＇': "'",
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '【': '[',
  '】': ']',
  '《': '"',
  '》': '"',
  '、': ',',
};

/** Reads punctuation like its Latin twin. Letters, figures and signs that could be part of an id stay as they are. */
export function foldPunctuation(text: string): string {
  return text.replace(/[：，；＝（）［］｛｝｜＂＇“”‘’「」『』【】《》、]/g, (mark) => LATIN[mark] ?? mark);
}
