import { createHash } from 'node:crypto';

import { bucketOrigin } from '@sequester/aws';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { html, Markup } from './html.ts';

const style = `
:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}
body{margin:0;display:grid;justify-items:center}
main{max-width:38rem;padding:2rem 1.25rem;width:100%;box-sizing:border-box}
h1{font-size:1.5rem;line-height:1.3}
h2{font-size:1.125rem;margin-top:2rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
input{font:inherit;padding:.5rem .75rem;width:11rem;letter-spacing:.2em;border:1px solid #767676;border-radius:.375rem}
button{font:inherit;font-weight:600;padding:.5rem 1rem;margin-top:.75rem;border:0;border-radius:.375rem;background:#0b4f8a;color:#fff}
input:focus-visible,button:focus-visible{outline:3px solid #d97706;outline-offset:2px}
.hint{margin:.25rem 0 .5rem}
footer{margin-top:2.5rem;border-top:1px solid #767676;padding-top:1rem;font-size:.9375rem}
`;

const styleSha256 = createHash('sha256').update(style).digest('base64');

/** Browsers hold the redirect of a form to `form-action`: the bucket's own origin is the only other one. */
const policyFor = (extractsBucket: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${styleSha256}'`,
    `form-action 'self' ${bucketOrigin(extractsBucket)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

const document = (title: string, body: Markup): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;

/** A page that runs no script, loads nothing, is kept by no cache and names itself to no other site. */
export const page = (content: {
  status: number;
  title: string;
  body: Markup;
  extractsBucket: string;
}): APIGatewayProxyStructuredResultV2 => ({
  statusCode: content.status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyFor(content.extractsBucket),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'interest-cohort=()',
    'x-robots-tag': 'noindex, nofollow',
  },
  body: document(content.title, content.body),
});
