import * as v from 'valibot';
import type { Language } from '#contract/language.ts';
import { LANGUAGE_NAMES } from '#contract/language-names.ts';
import type { ApiAnswer } from '../../api/answer.ts';
import { Html, html } from './html.ts';
import { LOGIN_WORDS, type LoginWords } from './login-words.ts';

/** What every page needs to know. */
export interface PageFrame {
  language: Language;
  basePath: string;
  /** Of the built board, so that these pages look like it. */
  stylesheets: readonly string[];
  /** Path and query of the page itself, without its language. */
  address: string;
  /** Host of the identity provider, as a person knows it. */
  issuer: string;
}

/** A person who may sign in, but see nothing. */
export const Stranger = v.strictObject({ name: v.string(), groups: v.array(v.string()) });
type Stranger = v.InferOutput<typeof Stranger>;

interface Page {
  status: number;
  mark: keyof typeof MARKS;
  title: string;
  body: Html;
  actions: Html;
}

const LINES = html`<path d="M2 6h60M2 34h60" stroke-dasharray="1 5" />`;

const MARKS = {
  locked: html`${LINES}<path d="M2 20h20M42 20h20M27 18.5h10a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H27a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5zM28.5 18.5v-3a3.5 3.5 0 0 1 7 0v3" />`,
  broken: html`${LINES}<path d="M2 20h22M40 20h22" /><path class="cross" d="m28.5 16.5 7 7M35.5 16.5l-7 7" />`,
};

const LOGO = html`<svg viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="3.5" fill="currentColor" /><path class="paper" d="M2.9 6.6a.7.7 0 0 1 1.4 0v2.8a.7.7 0 0 1-1.4 0zM5.4 4.4a.7.7 0 0 1 1.4 0v7.2a.7.7 0 0 1-1.4 0zM8.6 4h4.1a.7.7 0 0 1 0 1.4H8.6a.7.7 0 0 1 0-1.4zM8.6 7.3h3a.7.7 0 0 1 0 1.4h-3a.7.7 0 0 1 0-1.4zM8.6 10.6h4.1a.7.7 0 0 1 0 1.4H8.6a.7.7 0 0 1 0-1.4z" /></svg>`;

/** @param startUrl begins the login */
export function signInPage(
  frame: PageFrame,
  startUrl: string,
  { ended, comesBack }: { ended: boolean; comesBack: boolean },
): ApiAnswer {
  const { signIn, ended: over } = LOGIN_WORDS[frame.language];
  const { title, text } = ended ? over : signIn;
  return page(frame, {
    status: 200,
    mark: 'locked',
    title,
    body: html`<p>${text} ${comesBack && !ended ? signIn.comesBack : null}</p>`,
    actions: button(startUrl, signIn.button(frame.issuer), 'primary'),
  });
}

/** @param since wall clock; shown in UTC, because a server does not know its reader's time zone */
export function unreachablePage(frame: PageFrame, { since, now }: { since: number; now: number }): ApiAnswer {
  const { unreachable } = LOGIN_WORDS[frame.language];
  const at = `${new Date(since).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  const format = new Intl.RelativeTimeFormat(frame.language, { numeric: 'auto' });
  const ago = seconds < 60 ? format.format(-seconds, 'second') : format.format(-Math.round(seconds / 60), 'minute');
  return page(frame, {
    status: 503,
    mark: 'broken',
    title: unreachable.title,
    body: html`<p>${unreachable.text(frame.issuer, at, ago)}</p><p>${unreachable.stays}</p>`,
    actions: button(inLanguage(frame, frame.language), unreachable.retry, 'primary'),
  });
}

/** @param endSessionUrl where the identity provider ends its own session */
export function signedOutPage(frame: PageFrame, signInUrl: string, endSessionUrl: string | null): ApiAnswer {
  const { signedOut } = LOGIN_WORDS[frame.language];
  return page(frame, {
    status: 200,
    mark: 'locked',
    title: signedOut.title,
    body: html`<p>${signedOut.text}</p>`,
    actions: html`${button(signInUrl, signedOut.again, 'primary')}${
      endSessionUrl === null ? null : button(endSessionUrl, signedOut.atIssuer(frame.issuer), 'plain')
    }`,
  });
}

const MAX_GROUPS_SHOWN = 20;

export function deniedPage(frame: PageFrame, { name, groups }: Stranger, otherAccountUrl: string): ApiAnswer {
  const { denied } = LOGIN_WORDS[frame.language];
  const shown = groups.slice(0, MAX_GROUPS_SHOWN).map((group) => html`<li><bdi>${group}</bdi></li>`);
  return page(frame, {
    status: 403,
    mark: 'broken',
    title: denied.title,
    body: html`<p>${denied.text(name, frame.issuer)}</p>
      ${shown.length > 0 ? html`<h2>${denied.groups}</h2><ul>${shown}</ul>` : html`<p>${denied.noGroups}</p>`}`,
    actions: button(otherAccountUrl, denied.other, 'primary'),
  });
}

const REFUSALS = {
  stale: ({ stale: { title, text } }: LoginWords) => ({ title, text }),
  declined: ({ declined: { title, text } }: LoginWords, issuer: string) => ({ title, text: text(issuer) }),
  untrusted: ({ untrusted: { title, text } }: LoginWords, issuer: string) => ({ title, text: text(issuer) }),
  tooLarge: ({ tooLarge: { title, text } }: LoginWords) => ({ title, text }),
};
/** Why a login ended without a session. */
export type RefusalReason = keyof typeof REFUSALS;

export function isRefusalReason(text: string | null): text is RefusalReason {
  return text !== null && Object.hasOwn(REFUSALS, text);
}

/** @param code with which the identity provider declined */
export function refusedPage(
  frame: PageFrame,
  { reason, code, signInUrl }: { reason: RefusalReason; code: string | null; signInUrl: string },
): ApiAnswer {
  const words = LOGIN_WORDS[frame.language];
  const { title, text } = REFUSALS[reason](words, frame.issuer);
  return page(frame, {
    status: 400,
    mark: 'broken',
    title,
    body: html`<p>${text}${code === null ? null : html` <code>${code}</code>`}</p>`,
    actions: html`${button(signInUrl, words.again, 'primary')}${toBoard(frame)}`,
  });
}

function toBoard({ basePath, language }: PageFrame): Html {
  return button(`${basePath}/`, LOGIN_WORDS[language].toBoard, 'plain');
}

function button(url: string, text: string, look: 'primary' | 'plain'): Html {
  return html`<a class="button ${look}" href="${url}">${text}</a>`;
}

function inLanguage({ address }: PageFrame, language: Language): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
}

function page(frame: PageFrame, { status, mark, title, body, actions }: Page): ApiAnswer {
  const { language, basePath, stylesheets } = frame;
  const links = [...stylesheets, `${basePath}/sign-in.css`].map(
    (href) => html`<link rel="stylesheet" href="${href}" />`,
  );
  const languages = (Object.keys(LANGUAGE_NAMES) as Language[]).map((other) =>
    other === language
      ? html`<li><span lang="${other}" aria-current="true">${LANGUAGE_NAMES[other]}</span></li>`
      : html`<li><a lang="${other}" href="${inLanguage(frame, other)}">${LANGUAGE_NAMES[other]}</a></li>`,
  );
  const { text } = html`${new Html('<!doctype html>')}
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${LOGIN_WORDS[language].pageTitle(title)}</title>
    <link rel="icon" href="${basePath}/favicon.svg" type="image/svg+xml" />
    ${links}
  </head>
  <body class="sign-in">
    <header>${LOGO}<span>Scribeboard</span></header>
    <main>
      <svg class="mark" viewBox="0 0 64 40" aria-hidden="true">${MARKS[mark]}</svg>
      <h1>${title}</h1>
      ${body}
      <p class="actions">${actions}</p>
    </main>
    <footer><ul>${languages}</ul></footer>
  </body>
</html>
`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', vary: 'accept-language' }, body: text };
}
