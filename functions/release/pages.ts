import { refusals } from '@sequester/contract';
import { writtenMoment, type CodeSent, type LinkView } from '@sequester/domain';
import type { Refusal, RefusalCode, RefusalDetail } from '@sequester/model';

import { html, type Markup } from './html.ts';

export interface PageContent {
  title: string;
  body: Markup;
}

/** What the forms of a page send back. */
export interface FormFields {
  token: string;
  /** Names the one try that the form on this page makes. */
  attempt: string;
}

const footer = (sender: string): Markup => html`<footer>
<p>If you were not expecting this, do nothing and tell ${sender}. Opening this page has used nothing up.</p>
</footer>`;

const codeForm = ({ token, attempt }: FormFields): Markup => html`<form method="post" action="/r/${token}/download">
<label for="code">Six-digit code</label>
<p class="hint" id="code-hint">It was sent to the address to which the link was sent, and is good for ten minutes.</p>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,9}" maxlength="9" required aria-describedby="code-hint">
<input type="hidden" name="attempt" value="${attempt}">
<div><button type="submit">Download the document</button></div>
</form>`;

const askForm = (token: string, words: string): Markup => html`<form method="post" action="/r/${token}/code">
<button type="submit">${words}</button>
</form>`;

/** The first page: who sends, what it is, and how to get it. */
export const linkPage = (link: FormFields & LinkView): PageContent => ({
  title: 'A document for you',
  body: html`<h1>${link.practice} has released a document to you</h1>
<p>It is an extract of health records, released to you under a legal authority that is named on its first page. It is confidential, and the law limits what you may do with it.</p>
<p>The link works until ${writtenMoment(link.expiresAt, link.timeZone)}. Downloads left: ${link.downloadsLeft}.</p>
<h2>1. Ask for a code</h2>
<p>We send a code to the e-mail address that ${link.practice} has on record for you.</p>
${askForm(link.token, 'Send me a code')}
<h2>2. Enter the code</h2>
${codeForm(link)}
${footer(link.practice)}`,
});

/** After a code was asked for. */
export const codePage = (link: FormFields, { codeExpiresAt, timeZone }: CodeSent): PageContent => ({
  title: 'Enter the code',
  body: html`<h1>Enter the code we have sent you</h1>
<p>It is good until ${writtenMoment(codeExpiresAt, timeZone)}. After five wrong codes the link is locked.</p>
${codeForm(link)}
<h2>No message?</h2>
<p>Look in the folder for unwanted mail first. A new code takes the place of the last one.</p>
${askForm(link.token, 'Send another code')}
${footer('the practice that sent it')}`,
});

const reason = ({ text, citation, code }: RefusalDetail): Markup =>
  html`<li>${text ?? code}${citation === undefined ? '' : html` <cite>(${citation})</cite>`}</li>`;

const listed = (heading: string, details: readonly RefusalDetail[]): Markup =>
  details.length === 0 ? html`` : html`<h2>${heading}</h2><ul>${details.map(reason)}</ul>`;

const retryable = new Set<RefusalCode>(['code-wrong', 'code-expired', 'code-needed', 'invalid-request', 'stale']);

/** Where the words for programs would not do for a person at the door. */
const wordsForRecipients: Partial<Record<RefusalCode, { title: string; cure: string }>> = {
  'invalid-request': {
    title: 'That is not a code.',
    cure: 'Enter the six digits of the message that we have sent you.',
  },
  'link-revoked': {
    title: 'This document is no longer available.',
    cure: 'The practice has ended this link, or the law no longer allows the release: an order may have been vacated, or an authorization revoked. Ask the practice.',
  },
  'too-many-calls': {
    title: 'Please wait a few minutes.',
    cure: 'There have been too many calls from your network, or for this link, in a short time. Nothing is lost: wait five minutes and try again with the same link.',
  },
  stale: { title: 'This link is being used at this moment.', cure: 'Wait a minute and try again.' },
  'law-refuses': {
    title: 'This document can no longer be released.',
    cure: 'The law was applied again at this moment, as it is before every download, and does not allow the release as things stand now. Ask the practice.',
  },
};

/** A refusal in words, with its grounds and what would cure it; with the form again where another try may help. */
export const refusalPage = (refusal: Refusal, fields?: FormFields): PageContent => {
  const { title, cure } = wordsForRecipients[refusal.code] ?? refusals[refusal.code];
  const grounds = refusal.code === 'law-refuses' ? refusal.details : [];
  const [reasons, cures] = [
    grounds.filter(({ path }) => path !== 'cure'),
    grounds.filter(({ path }) => path === 'cure'),
  ];
  const again = fields !== undefined && retryable.has(refusal.code);
  return {
    title,
    body: html`<h1>${title}</h1>
<p>${cure}</p>
${listed('Grounds', reasons)}
${listed('What would cure it', cures)}
${again ? html`${codeForm(fields)}<h2>Another code</h2>${askForm(fields.token, 'Send me a new code')}` : html``}
<p class="hint">Reference: ${refusal.code}</p>`,
  };
};

/** A fault of ours, without a word of its cause. */
export const faultPage: PageContent = {
  title: 'Something went wrong on our side',
  body: html`<h1>Something went wrong on our side</h1>
<p>Please try again in a minute. The same code still works.</p>`,
};
