import { issuer, redirectUri, revoke } from './issuer.ts';
import { enter, leave } from './session.ts';

/** What a sign-in by navigation keeps in this tab until it is back: no token, and of no use without the code. */
interface Begun {
  state: string;
  verifier: string;
  returnTo: string;
  code?: string;
}

const begunKey = 'sign-in';

/** On which a small window tells the page that opened it that the person is back. */
export const signInChannel = 'sequester-sign-in';
/** On which a window tells the others that the person has signed out. */
export const signOutChannel = 'sequester-sign-out';

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const authorizeUrl = async (state: string, verifier: string, again: boolean): Promise<string> => {
  const { signIn, clientId } = await issuer();
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'openid email',
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...(again ? { prompt: 'login' } : {}),
  });
  return `${signIn}/oauth2/authorize?${query.toString()}`;
};

const begunHere = (): Begun | undefined => {
  const kept = sessionStorage.getItem(begunKey);
  if (kept === null) return undefined;

  const begun: Begun = JSON.parse(kept);
  return begun;
};

/** Goes to the issuer and comes back to the address. */
export const beginSignIn = async (returnTo: string): Promise<void> => {
  const begun: Begun = { state: random(), verifier: random(), returnTo };
  sessionStorage.setItem(begunKey, JSON.stringify(begun));
  location.assign(await authorizeUrl(begun.state, begun.verifier, false));
};

/** On the page that the issuer comes back to: hands the code to the address that began, or says that it began elsewhere. */
export const handOver = (code: string, state: string): string | undefined => {
  const begun = begunHere();
  if (begun?.state !== state) return undefined;

  sessionStorage.setItem(begunKey, JSON.stringify({ ...begun, code }));
  return begun.returnTo;
};

/** Whether this page is signed in now. Where it is not, it is on its way to the issuer. */
export const arrive = async (): Promise<boolean> => {
  const begun = begunHere();
  sessionStorage.removeItem(begunKey);
  if (begun?.code !== undefined && (await enter(begun.code, begun.verifier)) !== '') return true;

  await beginSignIn(location.pathname + location.search);
  return false;
};

/** Signs in again in a small window, while this page stays as it is. Answers who signed in. */
export const signInAgain = async (): Promise<string> => {
  const state = random();
  const verifier = random();
  const channel = new BroadcastChannel(signInChannel);
  const back = Promise.withResolvers<string>();
  channel.addEventListener('message', ({ data }: MessageEvent<{ code: string; state: string }>) => {
    if (data.state === state) back.resolve(data.code);
  });
  const opened = window.open('about:blank', 'sequester-sign-in', 'popup,width=520,height=760');
  const address = await authorizeUrl(state, verifier, true);
  if (opened === null) window.open(address, '_blank');
  else opened.location.href = address;

  try {
    return await enter(await back.promise, verifier);
  } finally {
    channel.close();
  }
};

/** Ends the session here, at the issuer and in every window. */
export const signOut = async (): Promise<void> => {
  const { signIn, clientId } = await issuer();
  const token = leave();
  new BroadcastChannel(signOutChannel).postMessage('');
  if (token !== undefined && token !== '') await revoke(token);

  const query = new URLSearchParams({ client_id: clientId, logout_uri: `${location.origin}/signed-out` });
  location.assign(`${signIn}/logout?${query.toString()}`);
};
