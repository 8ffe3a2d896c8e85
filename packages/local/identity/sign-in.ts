import { createHash, randomBytes } from 'node:crypto';

import * as z from 'zod';

export interface SignIn {
  issuer: string;
  clientId: string;
  redirectUri: string;
  account: string;
  password: string;
}

export class SignInRefused extends Error {}

const Discovery = z.object({ authorization_endpoint: z.string(), token_endpoint: z.string() });

const Tokens = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string() });
export type Tokens = z.infer<typeof Tokens>;

class Browser {
  readonly #cookies = new Map<string, string>();

  async open(url: string, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}

const nextOf = (response: Response, base: string): string => {
  const location = response.headers.get('location');
  if (response.status === 401) throw new SignInRefused('account and password do not belong together');

  if (response.status === 429) {
    throw new SignInRefused(
      `too many wrong passwords; try again in ${response.headers.get('retry-after') ?? 'some'} seconds`,
    );
  }

  if (location === null) throw new SignInRefused(`the issuer answered ${response.status} where it should redirect`);

  return new URL(location, base).href;
};

const codeOf = async (settings: SignIn, authorization: string): Promise<string> => {
  const browser = new Browser();
  let url = authorization;
  for (let steps = 0; steps < 8; steps += 1) {
    const form = new URL(url).pathname.startsWith('/interaction/')
      ? new URLSearchParams({ account: settings.account, password: settings.password })
      : undefined;
    url = nextOf(await browser.open(url, form), settings.issuer);
    if (url.startsWith(settings.redirectUri)) {
      const answered = new URL(url).searchParams;
      const code = answered.get('code');
      if (code === null) throw new SignInRefused(`the issuer refused: ${answered.get('error') ?? 'no code'}`);

      return code;
    }
  }
  throw new SignInRefused('the issuer redirects in circles');
};

/** Signs in as a browser would, authorization code with PKCE. */
export const signInForTokens = async (settings: SignIn): Promise<Tokens> => {
  const discovery = Discovery.parse(await (await fetch(`${settings.issuer}/.well-known/openid-configuration`)).json());
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    response_type: 'code',
    scope: 'openid email',
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const code = await codeOf(settings, `${discovery.authorization_endpoint}?${query.toString()}`);
  const response = await fetch(discovery.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: settings.clientId,
      redirect_uri: settings.redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new SignInRefused(`the issuer answered ${response.status} for the token`);

  return Tokens.parse(await response.json());
};

/** Signs in and answers the access token. */
export const signIn = async (settings: SignIn): Promise<string> => (await signInForTokens(settings)).access_token;
