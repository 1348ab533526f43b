import { type DescribeResponse, parseDescribeResponse } from '#tencent/describe-response.ts';
import { cleanMessage, hideAccount } from './clean-message.ts';
import type { Reply } from './send-request.ts';

/** Characters of what is kept, sent on and logged, whatever came. All that is not named here is dropped. */
const MOST_CHARACTERS = { word: 64, taskId: 256, message: 2_000, body: 2_000 };

type Responded = Extract<Reply, { kind: 'response' }>;

/**
 * What a reply says, in words that may be kept: without secrets, which are hidden after the parsing, because only that takes
 * their escapes away; then cut, then cleaned. And the reply itself, rebuilt from those words.
 */
export function readReply(
  reply: Responded,
  hideSecrets: (text: string) => string,
): { response: DescribeResponse; reply: Responded } {
  const response = limited(parseDescribeResponse(reply.status, reply.body), hideSecrets);
  const body =
    response.kind === 'unreadable'
      ? hideAccount(cut(hideSecrets(reply.body), MOST_CHARACTERS.body))
      : rebuilt(response);
  return {
    response,
    reply: { ...reply, date: reply.date && cut(reply.date, MOST_CHARACTERS.word), body: hideSecrets(body) },
  };
}

function limited(response: DescribeResponse, hideSecrets: (text: string) => string): DescribeResponse {
  const word = (text: string) => oneWord(cut(hideSecrets(text), MOST_CHARACTERS.word));
  // Twice: what is taken out of it may have kept the parts of a secret apart.
  const message = (text: string) => hideSecrets(cleanMessage(cut(hideSecrets(text), MOST_CHARACTERS.message)));
  const id = (text: string | null) => (text === null ? null : word(text));
  switch (response.kind) {
    case 'status': {
      const taskId = cut(hideSecrets(response.taskId), MOST_CHARACTERS.taskId);
      return { ...response, status: word(response.status), taskId, requestId: id(response.requestId) };
    }
    case 'error':
      return {
        ...response,
        code: word(response.code),
        message: message(response.message),
        requestId: id(response.requestId),
      };
    case 'legacy':
      return { ...response, code: word(response.code), message: message(response.message) };
    case 'unreadable':
      return { ...response, requestId: id(response.requestId) };
  }
}

/** As Tencent would have written it, had it said nothing else. */
function rebuilt(response: Exclude<DescribeResponse, { kind: 'unreadable' }>): string {
  switch (response.kind) {
    case 'status': {
      const { startTime, status, taskId, requestId } = response;
      const StartTime = startTime ?? undefined;
      return JSON.stringify({
        Response: { StartTime, Status: status, TaskId: taskId, RequestId: requestId ?? undefined },
      });
    }
    case 'error': {
      const { code, message, requestId } = response;
      return JSON.stringify({
        Response: { Error: { Code: code, Message: message }, RequestId: requestId ?? undefined },
      });
    }
    case 'legacy':
      return JSON.stringify({ codeDesc: response.code, message: response.message });
  }
}

/** A copy: a slice would keep all of the text that it is cut from. */
function cut(text: string, most: number): string {
  return text.length > most ? JSON.parse(JSON.stringify(text.slice(0, most))) : text;
}

/** What could break a line, or hide in one, is seen to have been there. */
function oneWord(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
