import * as z from 'zod';

import { MemberId, PatientId, PracticeId, UploadId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { uploadBytesAtMost } from '../notes/limits.ts';
import { Sha256 } from '../sha256.ts';
import { DocumentId, NewDocument } from './kinds/document.ts';

/** A document that was announced: its length and digest are fixed before the first byte arrives. */
export const DocumentUpload = z.object({
  uploadId: UploadId,
  practiceId: PracticeId,
  patientId: PatientId,
  sentBy: MemberId,
  document: NewDocument,
  bytes: z.int().min(1).max(uploadBytesAtMost),
  sha256: Sha256,
  /** Of each part, in order. */
  partSha256: z.array(Sha256).min(1),
  /** What S3 calls the upload. */
  s3UploadId: z.string(),
  begunAt: Instant,
  state: z.enum(['begun', 'filed', 'refused']),
  /** Of the entry that it was filed as. */
  documentId: DocumentId.optional(),
  refusal: z.object({ code: z.string(), text: z.string() }).optional(),
});
export type DocumentUpload = z.infer<typeof DocumentUpload>;
