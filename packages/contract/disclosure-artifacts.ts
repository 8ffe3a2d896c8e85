import { Artifact, GroundAsserted, OrderStatus, PrivilegeRuling } from '@sequester/law/facts';
import { ArtifactId, CalendarDate, Instant, Sha256, UploadId, Verification } from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { RequestView, WholeRequest } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { typedLines } from './typed-lines.ts';

const ArtifactParams = RequestParams.extend({ artifactId: ArtifactId });
const How = z.string().trim().min(1).max(1000);

export const beginArtifactUpload = operation({
  id: 'beginArtifactUpload',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifact-uploads',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary:
    'Announce the PDF, JPEG or PNG of an authorization or order by length and digest, and get a URL that takes that file and no other',
  params: RequestParams,
  query: Nothing,
  body: z.strictObject({ bytes: z.int().min(1).max(Number.MAX_SAFE_INTEGER), sha256: Sha256 }),
  answer: z.object({ uploadId: UploadId, url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: Instant }),
  status: 201,
  refusals: ['not-found', 'request-state', 'pdf-refused'],
});

export const recordArtifact = operation({
  id: 'recordArtifact',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifacts',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary:
    'Record an authorization, order, subpoena or other paper whose file has arrived; the law is asked with it once a privacy officer has accepted it',
  params: RequestParams,
  query: Nothing,
  body: typedLines(
    z.strictObject({
      uploadId: UploadId,
      artifact: Artifact,
      verification: Verification,
      identityVerified: z.boolean().optional(),
      groundAsserted: GroundAsserted.optional(),
      amends: ArtifactId.optional(),
    }),
    { printed: ['artifact.court', 'artifact.docket', 'artifact.judge', 'artifact.signed_by'] },
  ),
  answer: RequestView,
  status: 201,
  refusals: [
    'not-found',
    'request-state',
    'upload-used',
    'upload-missing',
    'digest-mismatch',
    'pdf-refused',
    'artifact-not-found',
    'artifact-dead',
  ],
});

export const openArtifact = operation({
  id: 'openArtifact',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifacts/{artifactId}/openings',
  audience: ['privacy-officer', 'provider', 'staff', 'owner'],
  summary:
    'Get a short-lived URL of the document of a paper as a PDF; that you opened it is recorded. For the privacy officer, for who recorded it, and for an originator whose notes it reaches',
  params: ArtifactParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ url: z.url(), documentSha256: Sha256, expiresAt: Instant }),
  status: 201,
  refusals: ['not-found', 'artifact-not-found'],
});

export const acceptArtifact = operation({
  id: 'acceptArtifact',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifacts/{artifactId}/acceptances',
  audience: ['privacy-officer'],
  summary:
    'Accept a paper that you have opened, by the digests of its document and of its terms as you read them; the law is asked again, with it',
  params: ArtifactParams,
  query: Nothing,
  body: z.strictObject({ documentSha256: Sha256, termsSha256: Sha256 }),
  answer: WholeRequest,
  status: 201,
  refusals: ['not-found', 'request-state', 'artifact-not-found', 'paper-changed', 'document-not-opened'],
});

export const changeArtifactStatus = operation({
  id: 'changeArtifactStatus',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifacts/{artifactId}/status-changes',
  audience: ['staff', 'privacy-officer', 'owner'],
  summary: 'Record that an order was stayed, vacated, superseded, or is in force again; the law is asked again',
  params: ArtifactParams,
  query: Nothing,
  body: z.strictObject({ status: OrderStatus, how: How }),
  answer: RequestView,
  status: 200,
  refusals: ['not-found', 'artifact-not-found', 'artifact-dead', 'request-state'],
});

export const changeArtifactTerms = operation({
  id: 'changeArtifactTerms',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifacts/{artifactId}/terms-changes',
  audience: ['staff', 'privacy-officer', 'owner'],
  summary:
    'Record what came of an order since: an acknowledgment, a return date that was moved, a ruling on the privilege; the law is asked again',
  params: ArtifactParams,
  query: Nothing,
  body: z.strictObject({
    terms: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('acknowledgment'), receivedOn: CalendarDate }),
      z.strictObject({ kind: z.literal('return-date'), returnDate: CalendarDate }),
      z.strictObject({ kind: z.literal('privilege-ruling'), ruling: PrivilegeRuling }),
    ]),
    how: How,
  }),
  answer: RequestView,
  status: 200,
  refusals: ['not-found', 'artifact-not-found', 'artifact-dead', 'request-state'],
});

export const revokeAuthorization = operation({
  id: 'revokeAuthorization',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/artifacts/{artifactId}/revocation',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary: 'Record that an authorization was revoked; from its receipt nothing more leaves',
  params: ArtifactParams,
  query: Nothing,
  body: z.strictObject({ written: z.boolean(), receivedAt: Instant.optional(), how: How }),
  answer: RequestView,
  status: 200,
  refusals: ['not-found', 'artifact-not-found', 'artifact-dead', 'request-state'],
});
