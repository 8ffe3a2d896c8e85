import { Artifact, OrderStatus, PrivilegeRuling } from '@sequester/law';
import * as z from 'zod';
import { ArtifactId, MemberId, OfferId, PatientId, PracticeId, RequestId, UploadId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
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
  /** `supersededBy` names the later order that took its place. */
  z.object({ kind: z.literal('status'), status: OrderStatus, supersededBy: ArtifactId.optional(), ...changed }),
  z.object({ kind: z.literal('acknowledgment'), receivedOn: CalendarDate, ...changed }),
  z.object({ kind: z.literal('return-date'), returnDate: CalendarDate, ...changed }),
  z.object({ kind: z.literal('privilege-ruling'), ruling: PrivilegeRuling, ...changed }),
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
  /** The earlier order of this request that this one amends. */
  amends: ArtifactId.optional(),
  changes: z.array(ArtifactChange).default([]),
});
export type RecordedArtifact = z.infer<typeof RecordedArtifact>;

type CourtPaper = Extract<Artifact, { type: 'court_order' | 'subpoena' | 'qualified_protective_order' | 'search_warrant' | 'administrative_warrant' }>;

const courtPapers: ReadonlySet<Artifact['type']> = new Set(['court_order', 'subpoena', 'qualified_protective_order', 'search_warrant', 'administrative_warrant']);

/** Whether a paper has a standing on a docket that can change: stayed, vacated, superseded. */
export const isCourtPaper = (artifact: Artifact): artifact is CourtPaper => courtPapers.has(artifact.type);

type OrderChange = Exclude<ArtifactChange, { kind: 'revocation' }>;

const termsOf = (paper: CourtPaper, change: OrderChange): Partial<CourtPaper> => {
  if (change.kind === 'status') {
    return { status: change.status };
  }
  if (change.kind === 'acknowledgment') {
    return { protective_terms: { ...paper.protective_terms, acknowledgment_received: true } };
  }
  return change.kind === 'return-date' ? { return_date: change.returnDate } : { privilege_ruling: change.ruling };
};

const changedBy = (artifact: Artifact, change: ArtifactChange): Artifact => {
  if (change.kind === 'revocation') {
    return artifact.type === 'authorization'
      ? { ...artifact, revoked: { written: change.written, received_at: change.receivedAt } }
      : artifact;
  }
  return isCourtPaper(artifact) ? { ...artifact, ...termsOf(artifact, change) } : artifact;
};

/** A paper in one of these has ended, and only a later one takes its place. */
export const deadOrders: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['vacated', 'superseded', 'lapsed_on_its_terms']);

/** The paper as it stands now: as recorded, with every change since. */
export const standing = ({ artifact, changes }: RecordedArtifact): Artifact => changes.reduce(changedBy, artifact);
