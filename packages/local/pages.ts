import type { HttpAnswer } from './gateway/answer.ts';
import type { DemoAccount } from './running.ts';
import type { Mail } from './types.ts';

/** What the pages of the laptop cloud show. */
export interface PageSource {
  urls: { api: string; aws: string; issuer: string };
  functions: string[];
  routes: string[];
  accounts(): (DemoAccount & { password: string })[];
  outbox(): Mail[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
  :root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; --line: #8884; --accent: #2f5d50; }
  @media (prefers-color-scheme: dark) { :root { --accent: #8fc7b5; } }
  body { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; background: Canvas; color: CanvasText; }
  h1 { font-size: 1.75rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
  a { color: var(--accent); } p { max-width: 46rem; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  th { font-weight: 600; white-space: nowrap; }
  code, pre { font: 14px/1.5 ui-monospace, monospace; } pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
  article { margin-top: 1.5rem; } article header { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; } article h2 { grid-column: 1 / -1; margin: 0; }
  .quiet { opacity: .75; }
  details summary { cursor: pointer; }
`;

const html = (title: string, body: string): HttpAnswer => ({
  status: 200,
  headers: [
    ['content-type', 'text/html; charset=utf-8'],
    ['cache-control', 'no-store'],
    ['content-security-policy', "default-src 'none'; style-src 'unsafe-inline'"],
    ['referrer-policy', 'no-referrer'],
  ],
  body: Buffer.from(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head><body>${body}</body></html>`,
  ),
});

const row = (head: string, ...cells: string[]): string =>
  `<tr><th scope="row">${head}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

const linkTo = (url: string, text: string): string => `<a href="${escaped(url)}">${escaped(text)}</a>`;

const link = (url: string): string => linkTo(url, url);

const code = (text: string): string => `<code>${escaped(text)}</code>`;

const home = (source: PageSource): HttpAnswer => {
  const { api, aws, issuer } = source.urls;
  const accounts = source.accounts();
  return html(
    'Sequester on this laptop',
    `<h1>Sequester on this laptop</h1>
<p>Psychotherapy notes kept apart from the record. The functions here are the ones that run on AWS; the cloud around them runs on this machine, holds what the synthesised template holds, and keeps its state in <code>.local/</code>. Everything in it is invented.</p>
<h2>What runs where</h2>
<table>
${row('App', `<a href="/app">Sign in</a>`)}
${row('API', `${link(api)}<br><span class="quiet">${linkTo(`${api}/health`, 'health')} · ${linkTo(`${api}/openapi.json`, 'OpenAPI')}</span>`)}
${row('AWS endpoint', `${code(aws)}<br><span class="quiet">STS, KMS, S3, DynamoDB, SES, End User Messaging, SQS, Cognito; every call signed and authorised: <code>aws --endpoint-url ${escaped(aws)}</code></span>`)}
${row('Identity', `${link(`${issuer}/.well-known/openid-configuration`)}<br><span class="quiet">Sign-in with account and password. The second factor is Cognito's in AWS and is not asked here.</span>`)}
${row('Outbox', `<a href="/outbox">Mail and text messages that were sent</a> · <a href="/outbox.json">as JSON</a>`)}
</table>
<h2>Demo accounts</h2>
${
  accounts.length === 0
    ? '<p>None yet: the demo practice is seeded when the service starts.</p>'
    : `<table><tr><th>Account</th><th>Who</th><th>Address</th><th>Password</th></tr>${accounts
        .map(({ name, who, email, password }) => row(code(name), escaped(who), code(email), code(password)))
        .join('')}</table>`
}
<p>A token for the API, good for 15 minutes:</p>
<pre>TOKEN=$(npx -y pnpm@12 -s run token owner)
curl -H "authorization: Bearer $TOKEN" ${escaped(api)}/practice</pre>
<details><summary>${source.functions.length} functions, ${source.routes.length} routes</summary>
<p>${source.functions.map(code).join(' ')}</p>
<pre>${escaped(source.routes.join('\n'))}</pre></details>`,
  );
};

const linked = (text: string): string =>
  escaped(text).replaceAll(/https?:\/\/[^\s<>&]+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);

const newestFirst = (mails: Mail[]): Mail[] => mails.toSorted((left, right) => right.at.localeCompare(left.at));

const outbox = (source: PageSource): HttpAnswer => {
  const mails = newestFirst(source.outbox());
  return html(
    'Outbox · Sequester on this laptop',
    `<p><a href="/laptop">Sequester on this laptop</a></p><h1>Outbox</h1>
<p class="quiet">${mails.length === 0 ? 'Nothing was sent yet.' : `${mails.length} sent, newest first. Nothing left this machine.`}</p>
${mails
  .map(
    (mail) => `<article><header><h2>${escaped(mail.subject)}</h2>
<span class="quiet">to</span><span>${escaped(mail.to.join(', '))}</span>
<span class="quiet">at</span><time datetime="${escaped(mail.at)}">${escaped(mail.at)}</time></header><pre>${linked(mail.text)}</pre></article>`,
  )
  .join('')}`,
  );
};

/** The pages that the laptop cloud serves itself: `/laptop`, `/outbox`, `/outbox.json`. */
export const pageOf = (source: PageSource, method: string, path: string): HttpAnswer | undefined => {
  if (method !== 'GET' && method !== 'HEAD') return undefined;

  if (path === '/laptop') return home(source);

  if (path === '/outbox') return outbox(source);

  return path === '/outbox.json'
    ? {
        status: 200,
        headers: [
          ['content-type', 'application/json'],
          ['cache-control', 'no-store'],
        ],
        body: Buffer.from(JSON.stringify(newestFirst(source.outbox()), undefined, 2)),
      }
    : undefined;
};
