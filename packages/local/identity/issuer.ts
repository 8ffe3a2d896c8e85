import { timingSafeEqual, createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import type { Account, AccountSource } from './accounts.ts';
import { loginPage } from './login-page.ts';
import { memoryAdapters } from './memory-adapter.ts';
import type { SigningKeys } from './signing-keys.ts';

const accessTokenSeconds = 15 * 60;

export interface IssuerSettings {
  url: string;
  clientId: string;
  audience: string;
  redirectUris: string[];
  keys: SigningKeys;
  accounts: AccountSource;
  /** Claims for the access token of one account, as the template's trigger answers them. */
  claims(account: Account, scopes: string[]): Promise<Record<string, unknown>>;
}

const api = 'urn:sequester:api';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const admitted = (account: Account | undefined, password: string): account is Account =>
  account !== undefined && account.enabled && timingSafeEqual(digest(account.password), digest(password));

const configuration = (settings: IssuerSettings): Configuration => ({
  adapter: memoryAdapters(Date.now),
  clients: [
    {
      client_id: settings.clientId,
      application_type: 'web',
      grant_types: ['authorization_code'],
      redirect_uris: settings.redirectUris,
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
  ],
  claims: { openid: ['sub'], email: ['email'] },
  clientBasedCORS: () => true,
  cookies: { keys: [settings.keys.cookieKey] },
  extraTokenClaims: async (_, token) => {
    const account = 'accountId' in token ? settings.accounts.withSub(token.accountId) : undefined;
    return account === undefined ? undefined : settings.claims(account, (token.scope ?? '').split(' '));
  },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => api,
      getResourceServerInfo: () => ({
        scope: 'openid email',
        audience: settings.audience,
        accessTokenTTL: accessTokenSeconds,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
      useGrantedResource: () => true,
    },
  },
  findAccount: (_, sub) => {
    const account = settings.accounts.withSub(sub);
    return account?.enabled === true ? { accountId: sub, claims: () => ({ sub, email: account.attributes['email'] }) } : undefined;
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  jwks: { keys: [settings.keys.jwk] },
  loadExistingGrant: async (ctx) => {
    const { provider, client, session } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope('openid email');
    grant.addResourceScope(api, 'openid email');
    await grant.save();
    return grant;
  },
  renderError: (ctx, { error }) => {
    ctx.type = 'html';
    ctx.body = `<!doctype html><title>Sign in</title><p>The sign-in cannot go on (${error.replaceAll(/[^a-z_]/g, '')}). Start again from the application.</p>`;
  },
  scopes: ['openid', 'email'],
  ttl: {
    AccessToken: accessTokenSeconds,
    AuthorizationCode: 60,
    Grant: 8 * 3600,
    IdToken: accessTokenSeconds,
    Interaction: 3600,
    Session: 8 * 3600,
  },
});

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > 10_000) {
      throw new Error('form too long');
    }
  }
  return new URLSearchParams(text);
};

const page = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
};

const interact = async (
  provider: Provider,
  settings: IssuerSettings,
  [request, response]: [IncomingMessage, ServerResponse],
): Promise<void> => {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    page(response, 200, loginPage(uid, false));
    return;
  }
  const form = await formOf(request);
  const account = settings.accounts.named(form.get('account') ?? '');
  if (!admitted(account, form.get('password') ?? '')) {
    page(response, 401, loginPage(uid, true, form.get('account') ?? ''));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: account.sub } });
};

/** An OpenID Connect issuer for one public client: authorization code with PKCE, JWT access tokens of 15 minutes. Not yet listening. */
export const issuerServer = (settings: IssuerSettings): Server => {
  const provider = new Provider(settings.url, configuration(settings));
  const serve = provider.callback();
  return createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void serve(request, response);
      return;
    }
    interact(provider, settings, [request, response]).catch(() => {
      if (!response.headersSent) {
        page(response, 400, '<!doctype html><title>Sign in</title><p>This sign-in is over. Start again from the application.</p>');
      }
    });
  });
};
