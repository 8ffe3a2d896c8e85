import { Artifact, GroundAsserted, OrderStatus, PrivilegeRuling } from '@sequester/law/facts';
import * as z from 'zod';

import { ArtifactId, MemberId, OfferId, PatientId, PracticeId, RequestId, UploadId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { artifactBytesAtMost } from './limits.ts';

/** A document that was announced: its length and digest are fixed before the first byte arrives. */
export const ArtifactUpload = z.object({
  uploadId: UploadId,
  practiceId: PracticeId,
  requestId: RequestId,
  bytes: z.int().min(1).max(artifactBytesAtMost),
  sha256: z.string(),
  begunAt: Instant,
  /** The paper that was recorded with it: one upload is one paper. */
  artifactId: ArtifactId.optional(),
});
export type ArtifactUpload = z.infer<typeof ArtifactUpload>;

/** Who compared the document with its source, and how (45 CFR 164.514(h)(2)). */
export const Verification = z.strictObject({
  by: z.string().trim().min(1).max(200),
  how: z.string().trim().min(1).max(1000),
});
export type Verification = z.infer<typeof Verification>;

const changed = { at: Instant, by: z.union([MemberId, PatientId]), how: z.string() };

/** What happened to a document after it was recorded. The document's own row never changes. */
export const ArtifactChange = z.discriminatedUnion('kind', [
  /** `supersededBy` names the later order that took its place. */
  z.object({ kind: z.literal('status'), status: OrderStatus, supersededBy: ArtifactId.optional(), ...changed }),
  z.object({ kind: z.literal('acknowledgment'), receivedOn: CalendarDate, ...changed }),
  z.object({ kind: z.literal('return-date'), returnDate: CalendarDate, ...changed }),
  z.object({ kind: z.literal('privilege-ruling'), ruling: PrivilegeRuling, ...changed }),
  z.object({ kind: z.literal('revocation'), written: z.boolean(), receivedAt: Instant, ...changed }),
]);
export type ArtifactChange = z.infer<typeof ArtifactChange>;

/** That a member opened the document of a paper. */
export const Opening = z.object({ at: Instant, by: MemberId, documentSha256: z.string() });
export type Opening = z.infer<typeof Opening>;

/** That a privacy officer accepted a paper: this document, on these terms. */
export const Acceptance = z.object({ at: Instant, by: MemberId, documentSha256: z.string(), termsSha256: z.string() });
export type Acceptance = z.infer<typeof Acceptance>;

/** The file as it was uploaded, where the document was made of it. */
export const OriginalFile = z.object({
  sha256: z.string(),
  bytes: z.int(),
  type: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
});
export type OriginalFile = z.infer<typeof OriginalFile>;

/** An authorization, order, subpoena or other paper as it was recorded, with its document. */
export const RecordedArtifact = z.object({
  artifactId: ArtifactId,
  practiceId: PracticeId,
  requestId: RequestId,
  recordedAt: Instant,
  recordedBy: z.union([MemberId, PatientId]),
  artifact: phi(Artifact.clone()),
  /** The PDF that is shown; `sha256` is of that. */
  document: z.object({
    uploadId: UploadId,
    sha256: z.string(),
    bytes: z.int(),
    objectKey: z.string(),
    original: OriginalFile.optional(),
  }),
  verification: Verification,
  /** The ground that is asserted once it is accepted, where it changes that. */
  assertsGround: GroundAsserted.optional(),
  /** A form that the patient signed here, which counts only when an officer has confirmed it. */
  needsConfirmation: z.literal(true).optional(),
  /** The offer that the patient signed electronically: a revocation is added to that, and counts here from then on. */
  offer: z.object({ offerId: OfferId, patientId: PatientId }).optional(),
  /** The earlier order of this request that this one amends. */
  amends: ArtifactId.optional(),
  changes: z.array(ArtifactChange).default([]),
  openings: z.array(Opening).default([]),
  acceptances: z.array(Acceptance).default([]),
});
export type RecordedArtifact = z.infer<typeof RecordedArtifact>;
