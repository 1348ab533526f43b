import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError } from 'fastify';
import { type ApiAnswer, problem } from '../api/answer.ts';

/** What Fastify found wrong before a route saw the request. */
export function errorAnswer(error: FastifyError): ApiAnswer {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem(413, 'Too large', 'The body is larger than this address accepts: send a long list in parts.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return problem(415, 'Not JSON', 'Send the body with Content-Type: application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return problem(400, 'Not JSON', 'The body is not valid JSON.');
    case 'FST_ERR_BAD_URL':
      return problem(400, 'Bad address', 'The address has a % that no two hexadecimal digits follow.');
  }
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500
    ? problem(status, STATUS_CODES[status] ?? 'Bad request', 'The request cannot be understood.')
    : problem(500, 'Our fault', 'Internal error: see the server log. Nothing was lost.');
}

/** Requests so broken, large or slow that Node refuses them itself: the answer is written by hand. */
export function refuseRaw(error: { code: string }, socket: Socket, headers: Record<string, string>): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? problem(
          431,
          'Too large',
          'The address and headers together are larger than 16 KiB. In a browser these are mostly cookies, of other ' +
            'programs on the same host too: delete those, or give this server a host name of its own.',
        )
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? problem(408, 'Too slow', 'The request did not arrive in time.')
        : problem(400, 'Bad request', 'This is not a valid HTTP request.');
  const text = JSON.stringify(body);
  const all = {
    ...headers,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'content-length': text.length,
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`);
}
