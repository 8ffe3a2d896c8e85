import { Artifact, OrderStatus } from '@sequester/law';
import * as z from 'zod';
import { ArtifactId, MemberId, OfferId, PatientId, PracticeId, RequestId, UploadId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';

/** 25 MB, counted as 1024 × 1024. */
export const artifactBytesAtMost = 25 * 1024 * 1024;

/** A document that was announced: its length and digest are fixed before the first byte arrives. */
export const ArtifactUpload = z.object({
  uploadId: UploadId,
  practiceId: PracticeId,
  requestId: RequestId,
  bytes: z.int().min(1).max(artifactBytesAtMost),
  sha256: z.string(),
  begunAt: Instant,
});
export type ArtifactUpload = z.infer<typeof ArtifactUpload>;

/** Who compared the document with its source, and how (45 CFR 164.514(h)(2)). */
export const Verification = z.strictObject({ by: z.string().trim().min(1).max(200), how: z.string().trim().min(1).max(1000) });
export type Verification = z.infer<typeof Verification>;

const changed = { at: Instant, by: z.union([MemberId, PatientId]), how: z.string() };

/** What happened to a document after it was recorded. The document's own row never changes. */
export const ArtifactChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: OrderStatus, ...changed }),
  z.object({ kind: z.literal('revocation'), written: z.boolean(), receivedAt: Instant, ...changed }),
]);
export type ArtifactChange = z.infer<typeof ArtifactChange>;

/** An authorization, order, subpoena or other paper as it was recorded, with its document. */
export const RecordedArtifact = z.object({
  artifactId: ArtifactId,
  practiceId: PracticeId,
  requestId: RequestId,
  recordedAt: Instant,
  recordedBy: z.union([MemberId, PatientId]),
  artifact: phi(Artifact.clone()),
  document: z.object({ uploadId: UploadId, sha256: z.string(), bytes: z.int(), objectKey: z.string() }),
  verification: Verification,
  /** The offer that the patient signed electronically: a revocation is added to that, and counts here from then on. */
  offer: z.object({ offerId: OfferId, patientId: PatientId }).optional(),
  changes: z.array(ArtifactChange).default([]),
});
export type RecordedArtifact = z.infer<typeof RecordedArtifact>;

type CourtPaper = Extract<Artifact, { type: 'court_order' | 'subpoena' | 'qualified_protective_order' | 'search_warrant' | 'administrative_warrant' }>;

const courtPapers: ReadonlySet<Artifact['type']> = new Set(['court_order', 'subpoena', 'qualified_protective_order', 'search_warrant', 'administrative_warrant']);

/** Whether a paper has a standing on a docket that can change: stayed, vacated, superseded. */
export const isCourtPaper = (artifact: Artifact): artifact is CourtPaper => courtPapers.has(artifact.type);

const changedBy = (artifact: Artifact, change: ArtifactChange): Artifact => {
  if (change.kind === 'revocation') {
    return artifact.type === 'authorization'
      ? { ...artifact, revoked: { written: change.written, received_at: change.receivedAt } }
      : artifact;
  }
  return isCourtPaper(artifact) ? { ...artifact, status: change.status } : artifact;
};

/** The paper as it stands now: as recorded, with every change since. */
export const standing = ({ artifact, changes }: RecordedArtifact): Artifact => changes.reduce(changedBy, artifact);
