/** Half an id, its name, or a link to one. */
const SIGN =
  /(?:^|[^A-Za-z0-9])(?:-|m9)[\w+%&#;-]{11}|[A-Za-z0-9+-]{28}|task[-_ ]?id|任务\s?id|:\/\/\S{0,400}\/apps\//i;

/** Whether a text is perhaps more than a word to search for; the parser, which comes later, says what it is. */
export function mayHoldTaskId(text: string): boolean {
  return text.trim().length >= 12 && SIGN.test(text);
}
