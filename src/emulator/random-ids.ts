/** Lower-case UUID v4, the form of a RequestId. */
export function randomUuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16);
  });
}

const TASK_ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';

/**
 * Looks like the TaskIds in Tencent's samples: base64 with `-` for `/` and `.` for the padding, so that most start
 * with `-`, many contain `+` and all end with a full stop. 40 to 61 characters.
 */
export function randomTaskId(random: () => number): string {
  const upTo = (count: number) => Math.floor(random() * count);
  const start = random() < 0.75 ? '-m9' : 'm9-';
  const middle = Array.from({ length: 36 + upTo(20) }, () => TASK_ID_ALPHABET[upTo(TASK_ID_ALPHABET.length)]);
  return `${start}${middle.join('')}${'.'.repeat(1 + upTo(2))}`;
}
