import {
  DisclosureLogEntry,
  Instant,
  OfferId,
  PatientSignature,
  phi,
  Sha256,
  treatmentPlanKind,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { getOwnRecord, listOwnEntries, openOwnDocument, readOwnEntry } from './own-record.ts';
import { disagreeWithDenial, listOwnRequests, makeOwnRequest, withdrawOwnRequest } from './patient-requests.ts';
import { getCurrentNotice } from './privacy-notices.ts';

/** Who received something, what, and when it was opened. */
const OwnDisclosure = DisclosureLogEntry.pick({
  disclosureId: true,
  at: true,
  ground: true,
  description: true,
  purpose: true,
}).extend({
  recipient: z.object({ name: z.string(), organisation: z.string().optional() }),
});

const OfferParams = z.strictObject({ offerId: OfferId });

const OwnAuthorization = z.object({
  offerId: OfferId,
  state: z.enum(['offered', 'refused', 'signed', 'revoked']),
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
  refusedAt: Instant.optional(),
  revokedAt: Instant.optional(),
  /** What was disclosed on it: to whom, and when it was opened. */
  disclosures: z.array(OwnDisclosure).optional(),
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

export const refuseAuthorization = operation({
  id: 'refuseAuthorization',
  area: 'portal',
  method: 'POST',
  path: '/portal/authorizations/{offerId}/refusal',
  audience: ['patient'],
  summary: 'Say that you do not sign; nothing depends on it, and you need give no reason (45 CFR 164.508(b)(4))',
  params: OfferParams,
  query: Nothing,
  body: Nothing,
  answer: OwnAuthorization,
  status: 201,
  refusals: ['not-found', 'signed-already', 'offer-over'],
});

export const listOwnDisclosures = operation({
  id: 'listOwnDisclosures',
  area: 'portal',
  method: 'GET',
  path: '/portal/disclosures',
  audience: ['patient'],
  summary:
    'See who received what of your records, and when it was opened; what is owed beside that is in the accounting of disclosures',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ disclosures: z.array(OwnDisclosure) }),
  status: 200,
  refusals: [],
});

export const signOwnTreatmentPlan = operation({
  id: 'signOwnTreatmentPlan',
  area: 'portal',
  method: 'POST',
  path: '/portal/treatment-plans/{treatmentPlanId}/signature',
  audience: ['patient'],
  summary: 'Put your name to a treatment plan as you have read it, or decline to',
  params: treatmentPlanKind.ids.pick({ treatmentPlanId: true }),
  query: Nothing,
  body: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('signed'),
      typedName: phi(z.string().trim().min(1).max(200)),
      revision: z.int().min(1),
    }),
    z.strictObject({ decision: z.literal('declined'), remark: PatientSignature.shape.remark }),
  ]),
  answer: z.object({ treatmentPlanId: treatmentPlanKind.id, decision: z.enum(['signed', 'declined']), at: Instant }),
  status: 201,
  refusals: ['not-found', 'held-back', 'recorded-already', 'stale'],
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
  getCurrentNotice,
  makeOwnRequest,
  listOwnRequests,
  withdrawOwnRequest,
  disagreeWithDenial,
  getOwnRecord,
  listOwnEntries,
  readOwnEntry,
  openOwnDocument,
  listOwnAuthorizations,
  signAuthorization,
  revokeOwnAuthorization,
  refuseAuthorization,
  listOwnDisclosures,
  signOwnTreatmentPlan,
  openOwnAuthorization,
};
