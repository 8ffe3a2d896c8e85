import { listen } from '../gateway/listen.ts';
import type { Functions } from '../lambda/functions.ts';
import { demoIn } from '../running.ts';
import type { Plan, PoolTrigger } from '../template/plan.ts';
import type { Mail, UserStore } from '../types.ts';
import type { Account } from './accounts.ts';
import { issuerServer } from './issuer.ts';
import { ensureOperator, operatorAddress } from './operator.ts';
import { accountsOf, invitationsOf, passwordOf } from './passwords.ts';
import { signIn, SignInRefused } from './sign-in.ts';
import { publicJwks, type SigningKeys } from './signing-keys.ts';
import { accessClaims, tokenEvent } from './token-claims.ts';

export interface IdentityOptions {
  directory: string;
  port: number;
  apiUrl: string;
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

/** Ports of the browser app in development, whose sign-in comes back there. */
const developmentOrigins = ['http://localhost:5173'];

const claimsBy =
  ({ poolId, tokenFunctionName }: PoolTrigger, clientId: string, functions: Functions) =>
  async (account: Account, scopes: string[]): Promise<Record<string, unknown>> => {
    const event = tokenEvent({ account, poolId, clientId, scopes });
    if (tokenFunctionName === undefined) {
      return accessClaims(account, event);
    }
    const outcome = await functions.invokeAs('cognito-idp.amazonaws.com', tokenFunctionName, event);
    if (!outcome.ok) {
      throw new Error(`${tokenFunctionName} failed: ${outcome.error.errorType}`);
    }
    return accessClaims(account, outcome.result);
  };

/** Starts the issuer of the template's user pool. The operator's account, which no function makes, is made here. */
export const startIdentity = async ({ directory, port, apiUrl, keys, users, plan, functions }: IdentityOptions): Promise<Identity> => {
  const clientId = plan.pool?.clientIds[0];
  if (plan.pool === undefined || clientId === undefined) {
    throw new Error('the template has no user pool with a client');
  }
  const { poolId } = plan.pool;
  ensureOperator(users, poolId);
  const url = `http://localhost:${port}`;
  const redirectUri = `${apiUrl}/signed-in`;
  const audience = plan.api?.audience ?? [clientId];
  const server = await listen(
    issuerServer({
      url,
      clientId,
      audience: audience[0] ?? clientId,
      redirectUris: [redirectUri, `${apiUrl}/`, ...developmentOrigins.map((origin) => `${origin}/signed-in`)],
      keys,
      accounts: accountsOf(users, poolId, keys),
      claims: claimsBy(plan.pool, clientId, functions),
    }),
    port,
  );
  const password = (name: string): string => passwordOf(keys, name);
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
        demoIn(directory)?.accounts.find(({ name }) => name === account)?.email ?? (account === 'operator' ? operatorAddress : account);
      if (users.find(poolId, email) === undefined) {
        throw new SignInRefused(`there is no account ${account}`);
      }
      return signIn({ issuer: url, clientId, redirectUri, account: email, password: password(email) });
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
