import { expect, it } from 'vitest';
import { cleanMessage } from './clean-message.ts';

it('what is cleaned is the beginning of a message: no more than that is read', () => {
  expect(cleanMessage(`${' '.repeat(2_000)}late`)).toBe('');
});

it('what belongs to the account is taken out', () => {
  expect(
    cleanMessage(
      '[request id:1-a]you (uin:100001234567) are not\n resource (qcs::trtc::uin/1:sdkappid/1) has no permission',
    ),
  ).toBe('you (uin …) are not');
});
