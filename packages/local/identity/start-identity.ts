import { listen } from '../gateway/listen.ts';
import type { Functions } from '../lambda/functions.ts';
import { demoIn } from '../running.ts';
import type { Plan, PoolTrigger } from '../template/plan.ts';
import type { Mail, UserStore } from '../types.ts';
import type { Account } from './accounts.ts';
import { issuerServer } from './issuer.ts';
import { ensureOperator, operatorAddress } from './operator.ts';
import { accountsOf, invitationsOf, passwordOf } from './passwords.ts';
import { signedIn } from './signed-in.ts';
import { publicJwks, type SigningKeys } from './signing-keys.ts';
import { accessClaims, tokenEvent } from './token-claims.ts';

export interface IdentityOptions {
  directory: string;
  port: number;
  /** Of the API and of the web app that it serves. */
  origin: string;
  keys: SigningKeys;
  users: UserStore;
  plan: Plan;
  functions: Functions;
}

export interface Identity {
  url: string;
  poolId: string;
  clientId: string;
  audience: string[];
  redirectUri: string;
  jwks: ReturnType<typeof publicJwks>;
  invitations(): Mail[];
  password(signInName: string): string;
  token(account: string): Promise<string>;
  stop(): Promise<void>;
}

/** The template's pages at the origins of this machine: the API's, and the web app's in development where `WEB_ORIGIN` names it. */
const atOrigins = (urls: string[], origins: string[]): string[] =>
  origins.flatMap((origin) => urls.map((url) => origin + new URL(url).pathname));

const claimsBy =
  ({ poolId, tokenFunctionName }: PoolTrigger, clientId: string, functions: Functions) =>
  async (account: Account, scopes: string[]): Promise<Record<string, unknown>> => {
    const event = tokenEvent({ account, poolId, clientId, scopes });
    if (tokenFunctionName === undefined) return accessClaims(account, event);

    const outcome = await functions.invokeAs('cognito-idp.amazonaws.com', tokenFunctionName, event);
    if (!outcome.ok) throw new Error(`${tokenFunctionName} failed: ${outcome.error.errorType}`);

    return accessClaims(account, outcome.result);
  };

/** Starts the issuer of the template's user pool. The operator's account, which no function makes, is made here. */
export const startIdentity = async ({
  directory,
  port,
  origin,
  keys,
  users,
  plan,
  functions,
}: IdentityOptions): Promise<Identity> => {
  if (plan.pool?.client === undefined) throw new Error('the template has no user pool with a client');

  const { poolId, client } = plan.pool;
  const clientId = client.id;
  ensureOperator(users, poolId);
  const url = `http://localhost:${port}`;
  const webOrigin = process.env['WEB_ORIGIN'];
  const origins = webOrigin === undefined ? [origin] : [origin, webOrigin];
  const callbackUrls = atOrigins(client.callbackUrls, origins);
  const [redirectUri = ''] = callbackUrls;
  const audience = plan.api?.audience ?? [clientId];
  const password = (name: string): string => passwordOf(keys, name);
  const server = await listen(
    issuerServer({
      url,
      client: { ...client, callbackUrls, logoutUrls: atOrigins(client.logoutUrls, origins) },
      audience: audience[0] ?? clientId,
      keys,
      accounts: accountsOf(users, poolId, keys),
      claims: claimsBy(plan.pool, clientId, functions),
      demo: () =>
        (demoIn(directory)?.accounts ?? []).map(({ email, who }) => ({ email, who, password: password(email) })),
    }),
    port,
  );
  return {
    url,
    poolId,
    clientId,
    audience,
    redirectUri,
    jwks: publicJwks(keys),
    invitations: () => invitationsOf(users, poolId, keys),
    password,
    token: async (account) => {
      const email =
        demoIn(directory)?.accounts.find(({ name }) => name === account)?.email ??
        (account === 'operator' ? operatorAddress : account);
      const settings = { issuer: url, clientId, redirectUri, account: email, password: password(email) };
      return signedIn(settings, () => users.find(poolId, email) !== undefined);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
