import { exchangedCode, renewedTokens, type Tokens } from './issuer.ts';

/** `in`: signed in; `covered`: the screen is covered until the person signs in again; `ending`: about to be covered. */
export type SessionState = 'out' | 'in' | 'ending' | 'covered';

/** Seconds before its end at which a token is renewed. */
const early = 60;

let tokens: Tokens | undefined;
let state: SessionState = 'out';
let renewing: Promise<Tokens> | undefined;
let back = Promise.withResolvers<void>();
const listeners = new Set<() => void>();

const become = (next: SessionState): void => {
  if (next === state) return;

  state = next;
  for (const listener of listeners) listener();
};

export const sessionState = (): SessionState => state;

export const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Who is signed in, or was before the screen was covered. */
export const signedInAs = (): string | undefined => tokens?.sub;

/**
 * Takes the tokens of a sign-in, which live in this module's memory and nowhere else, and answers whose they are: nobody's
 * (empty) where the issuer refused. Of another person than the one before nothing is taken.
 */
export const enter = async (code: string, verifier: string): Promise<string> => {
  const given = await exchangedCode(code, verifier);
  if (given.access === '' || (tokens !== undefined && tokens.sub !== given.sub)) return given.sub;

  tokens = given;
  become('in');
  back.resolve();
  back = Promise.withResolvers<void>();
  return given.sub;
};

/** Covers the screen: the tokens are forgotten, and calls wait until the same person is back. */
export const cover = (): void => {
  if (tokens === undefined || state === 'covered') return;

  tokens = { ...tokens, access: '', refresh: '', endsAt: 0 };
  become('covered');
};

export const warn = (ending: boolean): void => {
  if (state === 'in' || state === 'ending') become(ending ? 'ending' : 'in');
};

/** Forgets everything; answers the token that has to be revoked. */
export const leave = (): string | undefined => {
  const { refresh } = tokens ?? {};
  tokens = undefined;
  become('out');
  return refresh;
};

const renew = (): Promise<Tokens> => {
  renewing ??= renewedTokens(tokens?.refresh ?? '').finally(() => {
    renewing = undefined;
  });
  return renewing;
};

/** A new token in the place of one that was refused or is about to end. Where none is given, the screen is covered and the call waits. */
export const renewedToken = async (): Promise<string> => {
  if (state === 'covered') {
    await back.promise;
    return accessToken();
  }
  const renewed = await renew();
  if (renewed.access === '') {
    cover();
    return renewedToken();
  }
  if (tokens !== undefined) tokens = renewed;

  return renewed.access;
};

/** A token that is good for a while. */
export const accessToken = async (): Promise<string> =>
  tokens !== undefined && tokens.access !== '' && tokens.endsAt - Date.now() > early * 1000
    ? tokens.access
    : renewedToken();
