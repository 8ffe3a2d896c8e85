import {
  type CodeSent,
  type CodeView,
  type LinkView,
  type Sender,
  type StatusView,
  writtenDay,
  writtenMoment,
} from '@sequester/domain';
import type { Instant, Refusal, RefusalCode, RefusalDetail, SpokenLanguage } from '@sequester/model';

import { html, type Markup } from './html.ts';
import { refusalWords, wordsIn } from './words.ts';

export interface PageContent {
  title: string;
  body: Markup;
  /** Where the browser goes on to, once the page is there. */
  goesTo?: string;
}

/** Whose page it is, in which language it is read, and what its forms send back. */
export interface Reading {
  language: SpokenLanguage;
  /** Unknown where a link leads nowhere. */
  sender?: Sender | undefined;
  token: string;
  /** Names the one try that the form on this page makes. */
  attempt: string;
}

const moment = ({ language, sender }: Reading, at: Instant): string => writtenMoment(at, sender?.timeZone, language);

const action = ({ token, language }: Reading, act: string): string => `/r/${token}/${act}?lang=${language}`;

const codeForm = (reading: Reading): Markup => {
  const { label, hint, submit } = wordsIn(reading.language).form;
  return html`<form method="post" action="${action(reading, 'download')}">
<label for="code">${label}</label>
<p class="hint" id="code-hint">${hint}</p>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,9}" maxlength="9" required aria-describedby="code-hint">
<input type="hidden" name="attempt" value="${reading.attempt}">
<div><button type="submit">${submit}</button></div>
</form>`;
};

const buttonForm = (
  reading: Reading,
  { act, words }: { act: string; words: string },
): Markup => html`<form method="post" action="${action(reading, act)}">
<button type="submit">${words}</button>
</form>`;

const whereCodesGo = ({ language }: Reading, { by, ending = '' }: CodeView): string => {
  const { goes } = wordsIn(language);
  return by === 'text-message' ? goes[by](ending) : goes[by];
};

const unexpected = ({ language, sender }: Reading): Markup => {
  const words = wordsIn(language);
  return html`<p class="quiet">${words.unexpected(sender?.practice ?? words.thePractice)}</p>`;
};

/** The first page: who sends, what it is, and how to get it. */
export const linkPage = (reading: Reading, link: LinkView): PageContent => {
  const { document } = wordsIn(reading.language);
  const byTelephone = link.code.by === 'telephone';
  const ask = byTelephone ? html`` : buttonForm(reading, { act: 'code', words: document.send });
  return {
    title: document.title,
    body: html`<h1>${document.heading(link.practice)}</h1>
<p>${document.what}</p>
<p>${document.until(moment(reading, link.expiresAt), link.downloadsLeft)}</p>
<h2>${byTelephone ? document.askTelephone : document.ask}</h2>
<p>${whereCodesGo(reading, link.code)}</p>
${ask}
<h2>${document.enter}</h2>
${codeForm(reading)}
${unexpected(reading)}`,
  };
};

/** After a code was asked for. */
export const codePage = (reading: Reading, { codeExpiresAt, code: sent }: CodeSent): PageContent => {
  const { code } = wordsIn(reading.language);
  return {
    title: code.title,
    body: html`<h1>${code.heading}</h1>
<p>${whereCodesGo(reading, sent)} ${code.until(moment(reading, codeExpiresAt))}</p>
${codeForm(reading)}
<h2>${code.none}</h2>
<p>${code.noneHint}</p>
${buttonForm(reading, { act: 'code', words: code.another })}
${unexpected(reading)}`,
  };
};

/**
 * After the right code. A browser that is sent straight to a download stays on the page where it was, under the error of an
 * earlier try; so it gets a page of its own, which goes on to the download.
 */
export const downloadPage = ({ language }: Reading, url: string): PageContent => {
  const { downloading } = wordsIn(language);
  return {
    title: downloading.title,
    goesTo: url,
    body: html`<h1>${downloading.heading}</h1>
<p>${downloading.body}</p>
<p>${downloading.again} <a href="${url}">${downloading.link}</a></p>`,
  };
};

/** After a fresh link was asked for. */
export const freshPage = (reading: Reading, { expiresAt }: { expiresAt: Instant }): PageContent => {
  const { fresh } = wordsIn(reading.language);
  return {
    title: fresh.title,
    body: html`<h1>${fresh.heading}</h1>
<p>${fresh.body(moment(reading, expiresAt))}</p>`,
  };
};

/** Where a request stands. */
export const statusPage = ({ language, sender }: Reading, { state, receivedAt }: StatusView): PageContent => {
  const { status } = wordsIn(language);
  return {
    title: status.title,
    body: html`<h1>${status.heading}</h1>
<p>${status.received(writtenDay(receivedAt, sender?.timeZone, language))}</p>
<p class="state">${status.states[state]}</p>
<p class="quiet">${status.nothing}</p>`,
  };
};

const reason = ({ text, citation, code }: RefusalDetail): Markup =>
  html`<li lang="en">${text ?? code}${citation === undefined ? '' : html` <cite>(${citation})</cite>`}</li>`;

const listed = (heading: string, details: readonly RefusalDetail[]): Markup =>
  details.length === 0 ? html`` : html`<h2>${heading}</h2><ul>${details.map(reason)}</ul>`;

const retryable = new Set<RefusalCode>(['code-wrong', 'code-expired', 'code-needed', 'invalid-request', 'stale']);
const replaceable = new Set<RefusalCode>(['link-expired', 'downloads-exhausted']);

/** What can be done about a refusal on its own page. */
const wayOn = (reading: Reading, code: RefusalCode): Markup => {
  const words = wordsIn(reading.language);
  if (retryable.has(code))
    return html`${codeForm(reading)}${buttonForm(reading, { act: 'code', words: words.code.another })}`;

  return replaceable.has(code)
    ? html`<h2>${words.fresh.offer}</h2><p>${words.fresh.hint}</p>${buttonForm(reading, { act: 'fresh-link', words: words.fresh.submit })}`
    : html``;
};

/** A refusal in words, with its grounds and what would cure it, and what can be done about it here. */
export const refusalPage = (reading: Reading, refusal: Refusal): PageContent => {
  const words = wordsIn(reading.language);
  const [title, cure] = refusalWords(reading.language, refusal.code);
  const grounds = refusal.code === 'law-refuses' ? refusal.details : [];
  const [reasons, cures] = [
    grounds.filter(({ path }) => path !== 'cure'),
    grounds.filter(({ path }) => path === 'cure'),
  ];
  return {
    title,
    body: html`<h1>${title}</h1>
<p role="alert">${cure}</p>
${listed(words.grounds, reasons)}
${listed(words.cures, cures)}
${reading.sender === undefined ? html`` : wayOn(reading, refusal.code)}
<p class="quiet">${words.reference(refusal.code)}</p>`,
  };
};

/** A fault of ours, without a word of its cause. */
export const faultPage = ({ language }: Reading): PageContent => {
  const [title, what] = wordsIn(language).fault;
  return {
    title,
    body: html`<h1>${title}</h1>
<p role="alert">${what}</p>`,
  };
};
