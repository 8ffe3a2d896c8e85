import { ArtifactId, CalendarDate, Instant, Sha256, UploadId, Verification } from '@sequester/domain';
import { Artifact, GroundAsserted, OrderStatus, PrivilegeRuling } from '@sequester/law';
import * as z from 'zod';
import { RequestParams } from './disclosure-requests.ts';
import { RequestView } from './disclosure-views.ts';
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
  summary: 'Announce the PDF of an authorization or order by length and digest, and get a URL that takes that file and no other',
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
  summary: 'Record an authorization, order, subpoena or other paper whose PDF has arrived; the law is asked again',
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
  refusals: ['not-found', 'request-state', 'upload-missing', 'digest-mismatch', 'pdf-refused', 'artifact-not-found', 'artifact-dead'],
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
  summary: 'Record what came of an order since: an acknowledgment, a return date that was moved, a ruling on the privilege; the law is asked again',
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
