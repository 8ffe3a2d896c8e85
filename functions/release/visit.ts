import * as contract from '@sequester/contract';
import { instantOf, Refusal, type Context, type LinkPointer } from '@sequester/domain';
import { newIds, ownSession, sessionOf } from '@sequester/edge';
import { findLinkPointer } from '@sequester/store';
import { tokenDigest } from '@sequester/vault';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { settings, stores, type ReleaseStores } from './stores.ts';

/** One visit at the recipient's door: the link that the token leads to, and stores scoped to its practice. */
export interface Visit {
  token: string;
  pointer: LinkPointer;
  context: Context;
  stores: ReleaseStores;
}

/** Opens the door that a token names. A token of another shape and one that never was are refused alike. */
export const visitOf = async (event: APIGatewayProxyEventV2): Promise<Visit> => {
  const params = contract.viewLink.params.safeParse(event.pathParameters ?? {});
  const token = params.data?.token;
  const pointer = token === undefined ? undefined : await findLinkPointer(ownSession(), settings.TABLE_DISCLOSURES, tokenDigest(token));
  if (token === undefined || pointer === undefined) {
    throw new Refusal('link-not-found');
  }
  const context: Context = {
    practiceId: pointer.practiceId,
    actor: { kind: 'recipient', id: pointer.linkId },
    now: instantOf(Date.now()),
    newId: newIds(),
  };
  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  return { token, pointer, context, stores: stores(session) };
};
