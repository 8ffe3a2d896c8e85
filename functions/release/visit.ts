import * as contract from '@sequester/contract';
import type { PracticeContext } from '@sequester/domain';
import { newIds, ownSession, sessionOf } from '@sequester/edge';
import { type Instant, instantOf, type LinkPointer, Refusal } from '@sequester/model';
import { findLinkPointer } from '@sequester/store';
import { tokenDigest } from '@sequester/vault';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

import { keeper } from './keeper.ts';
import { sourceOf } from './source.ts';
import { settings, stores, type ReleaseStores } from './stores.ts';

/** One visit at the recipient's door: the link that the token leads to, and stores scoped to its practice. */
export interface Visit {
  token: string;
  pointer: LinkPointer;
  context: PracticeContext;
  stores: ReleaseStores;
}

const callerOf = (event: APIGatewayProxyEventV2): string => sourceOf(event.requestContext.http.sourceIp);

/** A miss is counted before its refusal leaves. */
const missed = async (event: APIGatewayProxyEventV2, now: Instant, refusal: Refusal): Promise<never> => {
  await keeper.missed(callerOf(event), now);
  throw refusal;
};

/**
 * Opens the door that a token names, within the limits of its source and of its link. A token of another shape and one that
 * never was are refused alike.
 */
export const visitOf = async (event: APIGatewayProxyEventV2): Promise<Visit> => {
  const now = instantOf(Date.now());
  await keeper.source(callerOf(event), now);
  const params = contract.viewLink.params.safeParse(event.pathParameters ?? {});
  const token = params.data?.token;
  const pointer =
    token === undefined
      ? undefined
      : await findLinkPointer(ownSession(), settings.TABLE_DISCLOSURES, tokenDigest(token));
  if (token === undefined || pointer === undefined) return missed(event, now, new Refusal('link-not-found'));

  await keeper.link(pointer.tokenSha256, now);
  const context: PracticeContext = {
    practiceId: pointer.practiceId,
    actor: { kind: 'recipient', id: pointer.linkId },
    now,
    newId: newIds(),
  };
  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  return { token, pointer, context, stores: stores(session) };
};

/** Counts a wrong code against the source that brought it. */
export const countingWrongCodes = async <Answer>(
  event: APIGatewayProxyEventV2,
  { context }: Visit,
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
