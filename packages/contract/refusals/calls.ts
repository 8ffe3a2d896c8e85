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
    title: 'The Idempotency-Key header is missing, or not 8 to 200 letters long.',
    cure: 'Send a new random key with each act, and the same key with a retry.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another request, or in other roles than yours now.',
    cure: 'Look whether it was done already; if not, use a new key.',
  },
  'if-match-missing': {
    status: 428,
    title: 'The If-Match header is missing.',
    cure: 'Read the record and send its ETag.',
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
