import { unreachable } from '../api/problem.ts';

/** Tokens of one sign-in. An empty `access` says that the issuer gives no more. */
export interface Tokens {
  access: string;
  refresh: string;
  /** Epoch milliseconds. */
  endsAt: number;
  sub: string;
}

interface Issuer {
  /** Where the pages of the issuer lie. */
  signIn: string;
  clientId: string;
}

let known: Promise<Issuer> | undefined;

const asked = async (): Promise<Issuer> => {
  const response = await fetch('/config.json', { cache: 'no-store' }).catch(() => {
    throw unreachable();
  });
  const issuer: Issuer = await response.json();
  return issuer;
};

/** The issuer of this installation. */
export const issuer = (): Promise<Issuer> => {
  known ??= asked().catch((fault: unknown) => {
    known = undefined;
    throw fault;
  });
  return known;
};

export const redirectUri = (): string => `${location.origin}/signed-in`;

const subOf = (access: string): string => {
  const payload = access.split('.')[1] ?? '';
  const claims: { sub?: string } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return claims.sub ?? '';
};

const ended: Tokens = { access: '', refresh: '', endsAt: 0, sub: '' };

interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
}

const tokensFrom = async (form: Record<string, string>): Promise<Tokens> => {
  const { signIn, clientId } = await issuer();
  const response = await fetch(`${signIn}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, ...form }),
    cache: 'no-store',
  }).catch(() => {
    throw unreachable();
  });
  if (response.status >= 500) throw unreachable();

  if (!response.ok) return ended;

  const answer: TokenAnswer = await response.json();
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? form['refresh_token'] ?? '',
    endsAt: Date.now() + answer.expires_in * 1000,
    sub: subOf(answer.access_token),
  };
};

export const exchangedCode = (code: string, verifier: string): Promise<Tokens> =>
  tokensFrom({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri() });

export const renewedTokens = (refresh: string): Promise<Tokens> =>
  refresh === '' ? Promise.resolve(ended) : tokensFrom({ grant_type: 'refresh_token', refresh_token: refresh });

/** Ends a refresh token at the issuer; the page is being left, nobody waits. */
export const revoke = async (token: string): Promise<void> => {
  const { signIn, clientId } = await issuer();
  await fetch(`${signIn}/oauth2/revoke`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, token }),
    keepalive: true,
  }).catch(() => undefined);
};
