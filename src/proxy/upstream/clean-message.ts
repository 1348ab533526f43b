const MAX_CHARACTERS = 300;
/** Of Tencent's own messages none is as long. */
const READ_CHARACTERS = 2_000;

/**
 * Tencent's message without what is not for a browser: refusals of the access management name the account's uin and the
 * full resource path, over several lines.
 */
export function cleanMessage(message: string): string {
  return hideAccount(message.slice(0, READ_CHARACTERS))
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS)
    .toWellFormed();
}

/** Whose account it is, and which of its resources, taken out of a text. */
export function hideAccount(text: string): string {
  return text
    .replaceAll(/\[request id:[^[\]]*\]/gi, '')
    .replaceAll(/resource\s*\([^()]*\)\s*has no permission/gi, '')
    .replaceAll(/qcs:[^\s),;]*/gi, '…')
    .replaceAll(/\buin\b[\s\\/:="]*\d+/gi, 'uin …');
}
