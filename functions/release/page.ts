import { createHash } from 'node:crypto';

import { writtenZone } from '@sequester/domain';
import { languages, type SpokenLanguage } from '@sequester/model';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { html, Markup } from './html.ts';
import type { PageContent, Reading } from './pages.ts';
import { wordsIn } from './words.ts';

const style = `
:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif;--line:#767676;--act:#0b4f8a;--on-act:#fff}
@media (prefers-color-scheme:dark){:root{--line:#8f8f8f;--act:#8cc4ff;--on-act:#06223a}}
body{margin:0;display:grid;justify-items:center}
main,header,footer{max-width:38rem;padding:0 1.25rem;width:100%;box-sizing:border-box}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;padding-top:1.25rem}
header p{margin:0}
h1{font-size:1.5rem;line-height:1.3;overflow-wrap:anywhere}
h2{font-size:1.125rem;margin-top:2rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
input{font:inherit;padding:.5rem .75rem;width:11rem;letter-spacing:.2em;border:1px solid var(--line);border-radius:.375rem}
button{font:inherit;font-weight:600;padding:.625rem 1.125rem;margin-top:.75rem;border:0;border-radius:.375rem;background:var(--act);color:var(--on-act)}
a{color:var(--act)}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #d97706;outline-offset:2px}
.hint{margin:.25rem 0 .5rem}
.quiet{font-size:.9375rem;margin-top:2rem}
.state{border-left:.25rem solid var(--act);padding-left:1rem}
footer{margin:2.5rem 0 2rem;font-size:.9375rem}
footer p{margin:0;padding-top:.25rem}
footer p:first-child{border-top:1px solid var(--line);padding-top:1rem}
`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The same page in the other languages; a page that answered a form leads back to the first one. */
const switches = (path: string, current: SpokenLanguage): Markup[] =>
  languages
    .filter((language) => language !== current)
    .map(
      (language) =>
        html`<a href="${path}?lang=${language}" lang="${language}" hreflang="${language}">${wordsIn(language).language}</a>`,
    );

const footer = ({ language, sender }: Reading): Markup => {
  if (sender === undefined) return html``;

  const words = wordsIn(language);
  const { practice, telephone, timeZone } = sender;
  return html`<footer>
<p>${practice}</p>
${telephone === undefined ? html`` : html`<p>${words.telephone(telephone)}</p>`}
<p>${words.zone(writtenZone(timeZone, language))}</p>
</footer>`;
};

const document = (reading: Reading, { title, body, goesTo }: PageContent, path: string): string =>
  html`<!doctype html>
<html lang="${reading.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${goesTo === undefined ? html`` : html`<meta http-equiv="refresh" content="0; url=${goesTo}">`}
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<p>${reading.sender === undefined ? '' : wordsIn(reading.language).from(reading.sender.practice)}</p>
<p>${switches(path, reading.language)}</p>
</header>
<main>
${body}
</main>
${footer(reading)}
</body>
</html>
`.text;

/** A page that runs no script, loads nothing, is kept by no cache and names itself to no other site. */
export const page = (
  reading: Reading,
  { status, path, content }: { status: number; path: string; content: PageContent },
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-language': reading.language,
    vary: 'accept, accept-language',
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'interest-cohort=()',
    'x-robots-tag': 'noindex, nofollow',
  },
  body: document(reading, content, path),
});
