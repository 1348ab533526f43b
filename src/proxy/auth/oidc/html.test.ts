import { expect, it } from 'vitest';
import { html } from './html.ts';

it('lets nothing that is put in become markup, but what was made here', () => {
  const { text } = html`<p title="${`"'><script>`}">${html`<b>${'<i>&amp;'}</b>`}${null}</p>`;
  expect(text).toBe('<p title="&#34;&#39;&#62;&#60;script&#62;"><b>&#60;i&#62;&#38;amp;</b></p>');
});
