const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
  main { width: min(24rem, 90vw); }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  p { margin: .25rem 0 1rem; opacity: .8; }
  label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
  input { width: 100%; box-sizing: border-box; padding: .6rem .7rem; font: inherit; border: 1px solid #8888; border-radius: .5rem; }
  button { margin-top: 1.25rem; width: 100%; padding: .7rem; font: inherit; font-weight: 600; color: #fff; background: #2f5d50; border: 0; border-radius: .5rem; cursor: pointer; }
  .refused { padding: .6rem .8rem; border-radius: .5rem; background: #b3261e22; opacity: 1; }
`;

/** The sign-in form of the local issuer. */
export const loginPage = (uid: string, refused: boolean, account = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · Sequester on this laptop</title><style>${style}</style></head>
<body><main>
<h1>Sign in</h1>
<p>Sequester on this laptop. The demo accounts and their password stand in the console; a person invited since then finds theirs in the outbox. The second factor is asked by Cognito in AWS, not here.</p>
${refused ? '<p class="refused" role="alert">Account and password do not belong together, or the account is closed.</p>' : ''}
<form method="post" action="/interaction/${escaped(uid)}">
<label for="account">Account</label><input id="account" name="account" autocomplete="username" required autofocus value="${escaped(account)}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form></main></body></html>
`;
