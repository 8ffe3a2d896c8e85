import { randomBytes } from 'node:crypto';

import * as contract from '@sequester/contract';
import { type PracticeActor, type PracticeContext, senderOf } from '@sequester/domain';
import { newIds, ownSession, sessionOf } from '@sequester/edge';
import { type Instant, instantOf, type LinkPointer, Refusal, type StatusPointer } from '@sequester/model';
import { findLinkPointer, findStatusPointer } from '@sequester/store';
import { tokenDigest } from '@sequester/vault';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

import { keeper } from './keeper.ts';
import { languageOf } from './language.ts';
import type { Reading } from './pages.ts';
import { sourceOf } from './source.ts';
import { settings, stores, type ReleaseStores } from './stores.ts';

/** One visit at the recipient's door: what its token leads to, and stores scoped to that practice. */
export interface Visit<Pointer> {
  token: string;
  pointer: Pointer;
  context: PracticeContext;
  stores: ReleaseStores;
}

/** One call at the door, and the visit that it has become once its token has led somewhere. */
export interface Call {
  event: APIGatewayProxyEventV2;
  visit?: Visit<unknown>;
}

const callerOf = (event: APIGatewayProxyEventV2): string => sourceOf(event.requestContext.http.sourceIp);

/** A miss is counted before its refusal leaves. */
const missed = async (event: APIGatewayProxyEventV2, now: Instant, refusal: Refusal): Promise<never> => {
  await keeper.missed(callerOf(event), now);
  throw refusal;
};

interface Lead<Pointer> {
  find: (tokenSha256: string) => Promise<Pointer | undefined>;
  actor: (pointer: Pointer) => PracticeActor;
}

/**
 * Opens what a token names, within the limits of its source and of its link. A token of another shape and one that never was
 * are refused alike.
 */
const visiting =
  <Pointer extends { practiceId: LinkPointer['practiceId']; tokenSha256: string }>({ find, actor }: Lead<Pointer>) =>
  async (call: Call): Promise<Visit<Pointer>> => {
    const { event } = call;
    const now = instantOf(Date.now());
    await keeper.source(callerOf(event), now);
    const params = contract.viewLink.params.safeParse(event.pathParameters ?? {});
    const token = params.data?.token;
    const pointer = token === undefined ? undefined : await find(tokenDigest(token));
    if (token === undefined || pointer === undefined) return missed(event, now, new Refusal('link-not-found'));

    const { practiceId, tokenSha256 } = pointer;
    const context: PracticeContext = { practiceId, actor: actor(pointer), now, newId: newIds() };
    const visit = { token, pointer, context, stores: stores(await sessionOf(settings.SESSION_ROLE_ARN, context)) };
    call.visit = visit;
    await keeper.link(tokenSha256, now);
    return visit;
  };

/** A visit to a link. */
export const visitOf = visiting<LinkPointer>({
  find: (digest) => findLinkPointer(ownSession(), settings.TABLE_DISCLOSURES, digest),
  actor: ({ linkId }) => ({ kind: 'recipient', id: linkId }),
});

/** A visit to the status page of a request. */
export const statusVisitOf = visiting<StatusPointer>({
  find: (digest) => findStatusPointer(ownSession(), settings.TABLE_DISCLOSURES, digest),
  actor: ({ requestId }) => ({ kind: 'recipient', id: requestId }),
});

/** How the reader of this call reads its page. A practice that cannot be looked up now is not named. */
export const readingOf = async ({ event, visit }: Call): Promise<Reading> => ({
  language: languageOf(event),
  token: visit?.token ?? '',
  attempt: randomBytes(16).toString('base64url'),
  sender: visit === undefined ? undefined : await senderOf(visit.stores)(visit.context).catch(() => undefined),
});

/** Counts a wrong code against the source that brought it. */
export const countingWrongCodes = async <Answer>(
  { event }: Call,
  { context }: Pick<Visit<unknown>, 'context'>,
  redeem: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await redeem();
  } catch (error) {
    return error instanceof Refusal && (error.code === 'code-wrong' || error.code === 'code-locked')
      ? missed(event, context.now, error)
      : Promise.reject(error);
  }
};
