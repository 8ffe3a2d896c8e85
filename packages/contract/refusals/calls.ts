import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of any call: who calls, how it was sent, and what it names. */
export const callRefusals = {
  unauthenticated: {
    status: 401,
    title: 'Sign in first.',
    cure: 'Sign in and try again. If you are signed in, choose a membership that is active; confirm first one to which you are only invited.',
  },
  'membership-needed': {
    status: 400,
    title: 'You have several memberships, and it is not said for which you act.',
    cure: 'Choose one of your memberships and try again.',
  },
  forbidden: {
    status: 403,
    title: 'Your role does not allow this.',
    cure: 'Ask a member whose role allows it; the list of members says who has which.',
  },
  'not-found': { status: 404, title: 'There is nothing here.', cure: 'Check the address.' },
  'invalid-request': {
    status: 400,
    title: 'Something in what was sent is missing or wrong.',
    cure: 'Correct the fields that are named.',
  },
  'invalid-cursor': { status: 400, title: 'The list cannot go on from here.', cure: 'Start again at its first page.' },
  'idempotency-key-missing': {
    status: 400,
    title: 'This was sent without a key of its own, so that a repetition could do it twice.',
    cure: 'Reload the page and try again. A program sends a new random key of 8 to 200 characters with each act, and the same key when it repeats one.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The key of this act was used before, for another act or in other roles than yours now.',
    cure: 'Look whether it was done already; if not, use a new key.',
  },
  'if-match-missing': {
    status: 428,
    title: 'This change does not say which version of the record it changes.',
    cure: 'Reload the record and make the change again.',
  },
  stale: {
    status: 412,
    title: 'The record has changed since it was read.',
    cure: 'Read it again and repeat the change.',
  },
  'too-many-calls': {
    status: 429,
    title: 'There have been too many calls from your network, or for this link.',
    cure: 'Wait a few minutes and try again.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
