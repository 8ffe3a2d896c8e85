import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import Provider from 'oidc-provider';

import { configurationOf, type IssuerSettings } from './configuration.ts';
import { meant, secure, type Addresses } from './guard.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { endPage, signInPage } from './sign-in-pages.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

interface Issuer {
  provider: Provider;
  settings: IssuerSettings;
  addresses: Addresses;
  limits: SignInLimits;
}

type Exchange = [request: IncomingMessage, response: ServerResponse];

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > 10_000) throw new Error('form too long');
  }
  return new URLSearchParams(text);
};

const page = (response: ServerResponse, status: number, html: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(html);
};

const wait = (response: ServerResponse, uid: string, account: string, seconds: number): void =>
  page(response, 429, signInPage(uid, { account, problem: { kind: 'wait', seconds } }), {
    'retry-after': String(seconds),
  });

/** Somebody else signs in than whom the pages knew: that session ends, as Cognito's does, and nobody has to confirm it. */
const endOther = async (provider: Provider, interaction: Interaction, sub: string): Promise<void> => {
  const { session, exp } = interaction;
  if (session === undefined || session.accountId === sub) return;

  const known = await provider.Session.findByUid(session.uid);
  delete interaction.session;
  await interaction.save(exp - Math.floor(Date.now() / 1000));
  await known?.destroy();
};

const interact = async ({ provider, settings, limits }: Issuer, [request, response]: Exchange): Promise<void> => {
  const interaction = await provider.interactionDetails(request, response);
  const { uid } = interaction;
  if (request.method !== 'POST') {
    page(response, 200, signInPage(uid, { demo: settings.demo?.() ?? [] }));
    return;
  }
  const form = await formOf(request);
  const name = form.get('account') ?? '';
  const { account, admitted } = settings.accounts.checked(name, form.get('password') ?? '');
  const asker = { account: account?.sub ?? name, source: request.socket.remoteAddress ?? '' };
  const seconds = limits.waitSeconds(asker);
  if (seconds > 0) {
    wait(response, uid, name, seconds);
    return;
  }
  if (account === undefined || !admitted) {
    const next = limits.wrong(asker);
    if (next > 0) wait(response, uid, name, next);
    else page(response, 401, signInPage(uid, { account: name, problem: { kind: 'wrong' } }));

    return;
  }
  limits.right(asker);
  await endOther(provider, interaction, account.sub);
  await provider.interactionFinished(request, response, { login: { accountId: account.sub } });
};

/** Cognito's `/logout`: ends what the pages know of the person and goes where the client's list allows. Tokens are revoked apart. */
const signOut = async ({ provider, settings: { client } }: Issuer, [request, response]: Exchange): Promise<void> => {
  const asked = new URL(request.url ?? '', 'http://issuer').searchParams;
  const target = asked.get('logout_uri') ?? '';
  if (asked.get('client_id') !== client.id || !client.logoutUrls.includes(target)) {
    page(response, 400, endPage('The application asked to leave for an address that is not on its list.'));
    return;
  }
  const session = await provider.Session.get(provider.createContext(request, response));
  await session.destroy();
  const names = ['', '.sig'].map((end) => `${provider.cookieName('session')}${end}`);
  response.setHeader(
    'set-cookie',
    names.map((name) => `${name}=; path=/; max-age=0; httponly; samesite=lax`),
  );
  response.writeHead(302, { location: target });
  response.end();
};

/** Cognito's answer to a scope that the client does not offer; the provider would pass over it. */
const refuseScope = async ({ settings: { client } }: Issuer, [request, response]: Exchange): Promise<void> => {
  const asked = new URL(request.url ?? '', 'http://issuer').searchParams;
  const target = asked.get('redirect_uri') ?? '';
  if (!client.callbackUrls.includes(target)) {
    page(response, 400, endPage('The application asked to come back at an address that is not on its list.'));
    return;
  }
  const state = asked.get('state');
  const query = new URLSearchParams({ error: 'invalid_scope', ...(state === null ? {} : { state }) });
  response.writeHead(302, { location: `${target}?${query.toString()}` });
  response.end();
};

/** What is answered here and not by the provider. */
const ownAnswer = ({ client }: IssuerSettings, request: IncomingMessage): typeof interact | undefined => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://issuer');
  if (pathname.startsWith('/interaction/')) return interact;

  if (pathname === '/logout') return signOut;

  const scopes = (searchParams.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  return pathname === '/oauth2/authorize' && scopes.some((scope) => !client.scopes.includes(scope))
    ? refuseScope
    : undefined;
};

/** An OpenID Connect issuer for the template's one public client, in Cognito's paths. Not yet listening. */
export const issuerServer = (settings: IssuerSettings): Server => {
  const origins = [
    ...new Set([...settings.client.callbackUrls, ...settings.client.logoutUrls].map((url) => new URL(url).origin)),
  ];
  const addresses = { url: settings.url, origins };
  const provider = new Provider(settings.url, configurationOf(settings, origins));
  const issuer = { provider, settings, addresses, limits: new SignInLimits(settings.now ?? Date.now) };
  const serve = provider.callback();
  return createServer((request, response) => {
    secure(response, addresses);
    if (!meant(request, addresses)) {
      page(response, 421, endPage(`This is the sign-in of ${settings.url} and of no other address.`));
      return;
    }
    const own = ownAnswer(settings, request);
    if (own === undefined) {
      void serve(request, response);
      return;
    }
    own(issuer, [request, response]).catch(() => {
      if (!response.headersSent) page(response, 400, endPage('This sign-in is over, or it began in another window.'));
    });
  });
};
