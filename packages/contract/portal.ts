import { Instant, OfferId, phi, Sha256 } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { getOwnRecord, listOwnEntries, openOwnDocument, readOwnEntry } from './own-record.ts';

const OfferParams = z.strictObject({ offerId: OfferId });

const OwnAuthorization = z.object({
  offerId: OfferId,
  state: z.enum(['offered', 'signed', 'revoked']),
  recipient: z.string(),
  practiceName: z.string(),
  text: phi(z.string()),
  textSha256: Sha256,
  formVersion: z.string(),
  intent: z.string(),
  offeredAt: Instant,
  expiresOn: z.string(),
  signedAt: Instant.optional(),
  typedName: phi(z.string()).optional(),
  revokedAt: Instant.optional(),
  copy: z.boolean(),
});

export const listOwnAuthorizations = operation({
  id: 'listOwnAuthorizations',
  area: 'portal',
  method: 'GET',
  path: '/portal/authorizations',
  audience: ['patient'],
  summary: 'Read the authorizations that your practice has put before you, with their whole text',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ authorizations: z.array(OwnAuthorization) }),
  status: 200,
  refusals: [],
});

export const signAuthorization = operation({
  id: 'signAuthorization',
  area: 'portal',
  method: 'POST',
  path: '/portal/authorizations/{offerId}/signature',
  audience: ['patient'],
  summary: 'Sign an authorization: your name as typed, and the digest of the text that you have read',
  params: OfferParams,
  query: Nothing,
  body: z.strictObject({
    typedName: phi(z.string().trim().min(1).max(200)),
    intent: z.literal(true),
    textSha256: Sha256,
  }),
  answer: OwnAuthorization,
  status: 201,
  refusals: ['not-found', 'text-differs', 'signed-already', 'offer-over'],
});

export const revokeOwnAuthorization = operation({
  id: 'revokeOwnAuthorization',
  area: 'portal',
  method: 'POST',
  path: '/portal/authorizations/{offerId}/revocation',
  audience: ['patient'],
  summary: 'Take an authorization back in writing; from now on nothing more leaves on it (45 CFR 164.508(b)(5))',
  params: OfferParams,
  query: Nothing,
  body: z.strictObject({ statement: phi(z.string().trim().min(1).max(2000)) }),
  answer: OwnAuthorization,
  status: 201,
  refusals: ['not-found', 'offer-over', 'artifact-dead'],
});

export const openOwnAuthorization = operation({
  id: 'openOwnAuthorization',
  area: 'portal',
  method: 'GET',
  path: '/portal/authorizations/{offerId}/copy',
  audience: ['patient'],
  summary: 'Get a short-lived URL of your signed copy as a PDF',
  params: OfferParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ url: z.url(), sha256: Sha256, expiresAt: Instant }),
  status: 200,
  refusals: ['not-found', 'copy-not-ready'],
});

export * from './own-record.ts';

export const portalOperations = {
  getOwnRecord,
  listOwnEntries,
  readOwnEntry,
  openOwnDocument,
  listOwnAuthorizations,
  signAuthorization,
  revokeOwnAuthorization,
  openOwnAuthorization,
};
