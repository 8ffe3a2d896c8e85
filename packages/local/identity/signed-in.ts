import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod';

import { signIn, SignInRefused, type SignIn } from './sign-in.ts';

/** An account follows the row that invites its holder; this long it is waited for. */
const patienceMilliseconds = 10_000;
/** Where the account is there, its holder's row is about to follow, on a busy machine later. */
const rowPatienceMilliseconds = 20_000;
const pauseMilliseconds = 50;

const Claims = z.object({ epoch: z.string().optional(), operator: z.string().optional() });

/** Whether a token names somebody whom the API knows. */
const namesSomebody = (token: string): boolean => {
  const { epoch, operator } = Claims.parse(
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')),
  );
  return epoch !== undefined || operator !== undefined;
};

/** Signs in as soon as the account is there and its holder is somebody: right after an invitation neither is so. */
export const signedIn = async (settings: SignIn, isThere: () => boolean = () => true): Promise<string> => {
  const started = Date.now();
  let until = started + patienceMilliseconds;
  for (;;) {
    try {
      const token = isThere() ? await signIn(settings) : undefined;
      if (token !== undefined) {
        until = started + rowPatienceMilliseconds;
        if (namesSomebody(token) || Date.now() > until) return token;
      }
    } catch (error) {
      if (!(error instanceof SignInRefused) || Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new SignInRefused('there is no such account');

    await sleep(pauseMilliseconds);
  }
};
