import type { Identity } from '../identity/start-identity.ts';
import type { Functions } from '../lambda/functions.ts';
import type { FunctionLogs } from '../lambda/logs.ts';
import { pageOf, type PageSource } from '../pages.ts';
import { demoIn } from '../running.ts';
import type { Plan } from '../template/plan.ts';
import type { Mail } from '../types.ts';
import { jwtAuthorizer } from './authorizer.ts';
import { listen } from './listen.ts';
import { gatewayServer, type SeenAnswer } from './server.ts';
import { webServer } from './web-pages.ts';

export interface GatewayOptions {
  directory: string;
  port: number;
  apiUrl: string;
  plan: Plan;
  functions: Functions;
  identity: Identity;
  outbox(): Mail[];
  awsUrl: string;
  now(): number;
  logs: FunctionLogs;
  answered?: ((seen: SeenAnswer) => void) | undefined;
  /** Where the built pages of the web app lie; without it there are none. */
  web?: string | undefined;
}

/** Serves the HTTP API of the template, and the pages of the laptop cloud, on one port. */
export const startGateway = async (options: GatewayOptions): Promise<{ stop(): Promise<void> }> => {
  const { directory, port, plan, functions, identity, logs } = options;
  if (plan.api === undefined) throw new Error('the template has no HTTP API');

  const pages: PageSource = {
    urls: { api: options.apiUrl, aws: options.awsUrl, issuer: identity.url },
    functions: plan.functions.map(({ name }) => name),
    routes: plan.api.routes.map(({ key }) => key),
    accounts: () =>
      (demoIn(directory)?.accounts ?? []).map((account) => ({
        ...account,
        password: identity.password(account.email),
      })),
    outbox: () => options.outbox(),
  };
  const { web: folder } = options;
  const served =
    folder === undefined || plan.web === undefined
      ? undefined
      : webServer({ web: plan.web, folder, issuerUrl: identity.url, awsUrl: options.awsUrl });
  const server = await listen(
    gatewayServer({
      api: plan.api,
      authorizer: jwtAuthorizer(identity.url, identity.audience, identity.jwks),
      now: () => options.now(),
      invoke: (name, event) => functions.invokeAs('apigateway.amazonaws.com', name, event),
      page: async (method, path) => pageOf(pages, method, path) ?? served?.(method, path),
      answered: options.answered,
      access: (line) => logs.write('access', `${new Date().toISOString()} ${line}\n`),
    }),
    port,
  );
  return {
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
