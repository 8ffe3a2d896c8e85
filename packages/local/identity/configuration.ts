import type { Configuration } from 'oidc-provider';

import type { SignInClient } from '../template/plan.ts';
import type { Account, AccountSource } from './accounts.ts';
import { memoryAdapters } from './memory-adapter.ts';
import { endPage, type DemoPerson } from './sign-in-pages.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface IssuerSettings {
  /** Where the issuer answers, and the only Host it answers to. */
  url: string;
  /** The template's client; its URLs are those of this machine. */
  client: SignInClient;
  audience: string;
  keys: SigningKeys;
  accounts: AccountSource;
  /** Claims for the access token of one account, as the template's trigger answers them. */
  claims: (account: Account, scopes: string[]) => Promise<Record<string, unknown>>;
  /** Those who sign in with one click. */
  demo?: () => DemoPerson[];
  /** Epoch milliseconds. */
  now?: () => number;
}

const api = 'urn:sequester:api';

/** Cognito's pages know a person for an hour after the password; then they ask again. */
const sessionSeconds = 3600;

const epochSeconds = (): number => Math.floor(Date.now() / 1000);

const lifetimes = ({ accessSeconds, idSeconds, refreshSeconds }: SignInClient): Configuration['ttl'] => ({
  AccessToken: accessSeconds,
  AuthorizationCode: 60,
  Grant: refreshSeconds,
  IdToken: idSeconds,
  Interaction: sessionSeconds,
  // A token that replaces another ends when that one would have.
  RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? refreshSeconds,
  Session: (_, session) => Math.max(1, (session.loginTs ?? epochSeconds()) + sessionSeconds - epochSeconds()),
});

const resources = (
  audience: string,
  { accessSeconds, scopes }: SignInClient,
): NonNullable<Configuration['features']>['resourceIndicators'] => ({
  enabled: true,
  defaultResource: () => api,
  getResourceServerInfo: () => ({
    scope: scopes.join(' '),
    audience,
    accessTokenTTL: accessSeconds,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  }),
  useGrantedResource: () => true,
});

/** The client of the template is the practice's own application: nobody is asked whether it may have its scopes. */
const grantsWithoutConsent =
  (client: IssuerSettings['client']): NonNullable<Configuration['loadExistingGrant']> =>
  async ({ oidc: { provider, client: asking, session } }) => {
    const grant = new provider.Grant({ clientId: asking?.clientId, accountId: session?.accountId });
    grant.addOIDCScope(client.scopes.join(' '));
    grant.addResourceScope(api, client.scopes.join(' '));
    await grant.save();
    return grant;
  };

/** The issuer as Cognito is for the template's client: the code flow with PKCE, and refresh tokens that are good once. */
export const configurationOf = (
  { client, audience, keys, accounts, claims }: IssuerSettings,
  origins: string[],
): Configuration => ({
  adapter: memoryAdapters(Date.now, (sub) => accounts.signedOutAt(sub)),
  clients: [
    {
      client_id: client.id,
      application_type: 'web',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: client.callbackUrls,
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
  ],
  claims: { openid: ['sub'], email: ['email'] },
  clientBasedCORS: (_, origin) => origins.includes(origin),
  cookies: { keys: [keys.cookieKey] },
  expiresWithSession: () => false,
  extraTokenClaims: async (_, token) => {
    const account = 'accountId' in token ? accounts.withSub(token.accountId) : undefined;
    return account === undefined ? undefined : claims(account, (token.scope ?? '').split(' '));
  },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: resources(audience, client),
    revocation: { enabled: true, allowedPolicy: (_, asking, token) => token.clientId === asking.clientId },
    // Signing out is Cognito's `/logout`, beside the provider.
    rpInitiatedLogout: { enabled: false },
  },
  findAccount: (_, sub) => {
    const account = accounts.withSub(sub);
    return account?.enabled === true
      ? { accountId: sub, claims: () => ({ sub, email: account.attributes['email'] }) }
      : undefined;
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  issueRefreshToken: () => true,
  jwks: { keys: [keys.jwk] },
  loadExistingGrant: grantsWithoutConsent(client),
  pkce: { required: () => true },
  renderError: (ctx, { error }) => {
    ctx.type = 'html';
    ctx.body = endPage(
      `The application asked for something that is not allowed here (${error.replaceAll(/[^a-z_]/g, '')}).`,
    );
  },
  rotateRefreshToken: true,
  routes: {
    authorization: '/oauth2/authorize',
    jwks: '/.well-known/jwks.json',
    revocation: '/oauth2/revoke',
    token: '/oauth2/token',
    userinfo: '/oauth2/userInfo',
  },
  scopes: client.scopes,
  ttl: lifetimes(client),
});
