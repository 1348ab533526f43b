import { expect, it } from 'vitest';
import { cleanMessage } from './clean-message.ts';

it.each(['[request id:', 'resource (', 'resource    ', 'qcs:', 'uin / ', 'uin 1 ', '\u202e \n'])(
  'a message of 64 KB of %j is cut before it is cleaned',
  (piece) => {
    const long = piece.repeat(8_000);
    expect(cleanMessage(long)).toBe(cleanMessage(long.slice(0, 2_000)));
    expect(cleanMessage(`${'x'.repeat(2_000)}${long}`)).toBe('x'.repeat(300));
  },
);

it('what belongs to the account is taken out', () => {
  expect(
    cleanMessage(
      '[request id:1-a]you (uin:100001234567) are not\n resource (qcs::trtc::uin/1:sdkappid/1) has no permission',
    ),
  ).toBe('you (uin …) are not');
});
