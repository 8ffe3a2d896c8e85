import { createHash } from 'node:crypto';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif;
    --setup: light-dark(#f5f7f6, #12171a); --card: light-dark(#fff, #1b2226); --ink: light-dark(#1b2421, #e8eeec);
    --soft: light-dark(#53605b, #a3b1ac); --line: light-dark(#c3cdc9, #47534f); --accent: light-dark(#2f5d50, #8fc7b5);
    --on-accent: light-dark(#fff, #10201b); --alert: light-dark(#8f1d17, #ffb4ab); --alert-setup: light-dark(#fdeceb, #3a1a18); }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1.5rem 1rem; background: var(--setup); color: var(--ink); }
  main { display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 30rem); gap: 1.25rem; align-items: start; } main:not(:has(.demo)) { grid-template-columns: minmax(0, 25rem); } @media (max-width: 52rem) { main { grid-template-columns: minmax(0, 30rem); } }
  .card { width: 100%; padding: clamp(1.5rem, 6vw, 2.5rem); background: var(--card); border: 1px solid var(--line); border-radius: 1rem; }
  .brand { margin: 0 0 1.5rem; font-weight: 650; letter-spacing: .01em; color: var(--accent); }
  h1 { margin: 0 0 .5rem; font-size: 1.625rem; line-height: 1.2; font-weight: 650; }
  p { margin: 0 0 1rem; } .soft { color: var(--soft); font-size: .9375rem; }
  label { display: block; margin: 1.125rem 0 .375rem; font-weight: 600; }
  input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .5rem; }
  button { width: 100%; min-height: 2.875rem; margin: 1.5rem 0 0; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
  button:hover { filter: brightness(1.08); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  .demo h2 { margin: .25rem 0 .5rem; font-size: 1.125rem; } .demo form { margin: 0; }
  .demo button { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: center; margin: .5rem 0 0; padding: .625rem 1rem; text-align: left; font-weight: 400; color: var(--ink); background: var(--card); border: 1px solid var(--line); }
  .demo b { display: block; font-weight: 650; } .demo span span { color: var(--soft); font-size: .9375rem; } .go { color: var(--accent); font-weight: 650; }
  .alert { margin: 1rem 0; padding: .75rem .875rem; color: var(--alert); background: var(--alert-setup); border-radius: .5rem; }
  footer { margin-top: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); } footer p { margin: 0; }
`;

/** The one style that the pages may have, for their Content-Security-Policy. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const page = (title: string, body: string, beside = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Sequester</title><style>${style}</style></head>
<body><main><section class="card"><p class="brand">Sequester</p><h1>${escaped(title)}</h1>
${body}
</section>${beside}</main></body></html>
`;

const duration = (seconds: number): string => {
  const [amount, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
};

/** What went wrong with the last try. */
export type SignInProblem = { kind: 'wrong' } | { kind: 'wait'; seconds: number };

const problemText = (problem: SignInProblem): string =>
  problem.kind === 'wrong'
    ? 'This e-mail address and this password do not belong together, or the account is closed. Check both and try again.'
    : `There were too many wrong passwords. Wait ${duration(problem.seconds)}, then try again.`;

/** Somebody of the demo practice, who signs in with one click. */
export interface DemoPerson {
  email: string;
  password: string;
  /** Name, a colon, and what the person can show. */
  who: string;
}

const demoButton = (uid: string, { email, password, who }: DemoPerson): string => {
  const [name = '', shows = ''] = who.split(': ');
  return `<form method="post" action="/interaction/${escaped(uid)}">
<input type="hidden" name="account" value="${escaped(email)}"><input type="hidden" name="password" value="${escaped(password)}">
<button><span><b>${escaped(name)}</b><span>${escaped(shows)}</span></span><span class="go" aria-hidden="true">Enter</span></button></form>`;
};

const demoList = (uid: string, demo: readonly DemoPerson[]): string =>
  demo.length === 0
    ? ''
    : `<section class="demo"><h2>Or be somebody of the demo practice</h2>
<p class="soft">The practice and everybody in it are invented. One click signs you in; nothing you do here reaches anybody.</p>
${demo.map((person) => demoButton(uid, person)).join('\n')}</section>`;

/** The sign-in form of the local issuer, and beside it the people of the demo practice. */
export const signInPage = (
  uid: string,
  given: { account?: string; problem?: SignInProblem; demo?: readonly DemoPerson[] } = {},
): string =>
  page(
    'Sign in',
    `${given.problem === undefined ? '' : `<p class="alert" role="alert">${problemText(given.problem)}</p>`}
<form method="post" action="/interaction/${escaped(uid)}">
<label for="account">E-mail address</label>
<input id="account" name="account" autocomplete="username" autocapitalize="none" spellcheck="false" inputmode="email" required${given.account === undefined ? ' autofocus' : ''} value="${escaped(given.account ?? '')}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${given.account === undefined ? '' : ' autofocus'}>
<button>Sign in</button>
</form>
<footer><p class="soft">This is Sequester on a laptop: everyone in it is invented. Whoever was invited finds their password in the outbox. A second factor is asked on AWS, not here.</p></footer>`,
    demoList(uid, given.demo ?? []),
  );

/** A sign-in that cannot go on. */
export const endPage = (words: string): string =>
  page(
    'This sign-in cannot go on',
    `<p>${escaped(words)}</p><p class="soft">Go back to the application and choose Sign in there.</p>`,
  );
