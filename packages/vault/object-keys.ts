import { partitionOf, region } from '@sequester/aws';
import { formsFolder } from '@sequester/domain';
import type {
  DocumentId,
  MemberId,
  PatientId,
  PracticeId,
  PsychotherapyNoteId,
  RequestId,
  UploadId,
} from '@sequester/model';

/** An object of ours: its bucket and its key. */
export interface ObjectPlace {
  bucket: string;
  key: string;
}

const providerPrefix = (practiceId: PracticeId, originatorId: MemberId): string =>
  `practices/${practiceId}/providers/${originatorId}`;
const requestPrefix = (practiceId: PracticeId, requestId: RequestId): string =>
  `practices/${practiceId}/requests/${requestId}`;

/**
 * Every object key, made here and nowhere else: ids and digests only. A version's key holds its digest, so that a try that
 * was cut short before its row was written never stands in the way of the next one.
 */
export const objectKeys = {
  noteVersion: (
    practiceId: PracticeId,
    originatorId: MemberId,
    sealed: { noteId: PsychotherapyNoteId; version: number; sha256: string },
  ): string =>
    `${providerPrefix(practiceId, originatorId)}/notes/${sealed.noteId}/versions/${String(sealed.version).padStart(4, '0')}-${sealed.sha256}.pdf`,
  /** Apart from the pages, which the extract builder may fetch. */
  noteWords: (
    practiceId: PracticeId,
    originatorId: MemberId,
    sealed: { noteId: PsychotherapyNoteId; version: number; sha256: string },
  ): string =>
    `${providerPrefix(practiceId, originatorId)}/words/${sealed.noteId}/${String(sealed.version).padStart(4, '0')}-${sealed.sha256}.txt`,
  /** `incoming/` comes first: a lifecycle rule knows a prefix, and removes after a day what was never taken over. */
  incoming: (practiceId: PracticeId, originatorId: MemberId, uploadId: UploadId): string =>
    `incoming/${providerPrefix(practiceId, originatorId)}/${uploadId}.pdf`,
  /** `drafts/` comes first here and in the vault, as the policy of a therapist's key names it. */
  draft: (practiceId: PracticeId, originatorId: MemberId, noteId: PsychotherapyNoteId): string =>
    `drafts/${providerPrefix(practiceId, originatorId)}/${noteId}.json`,
  keptDraft: (
    practiceId: PracticeId,
    originatorId: MemberId,
    kept: { noteId: PsychotherapyNoteId; revision: number; sha256: string },
  ): string =>
    `drafts/${providerPrefix(practiceId, originatorId)}/kept/${kept.noteId}/${String(kept.revision).padStart(6, '0')}-${kept.sha256}.json`,
  draftCopy: (
    practiceId: PracticeId,
    originatorId: MemberId,
    copy: { noteId: PsychotherapyNoteId; version: number; sha256: string },
  ): string =>
    `drafts/${providerPrefix(practiceId, originatorId)}/copies/${copy.noteId}/${String(copy.version).padStart(4, '0')}-${copy.sha256}.pdf`,
  /** A document of a chart, as it was inspected. */
  document: (practiceId: PracticeId, patientId: PatientId, kept: { documentId: DocumentId; sha256: string }): string =>
    `practices/${practiceId}/patients/${patientId}/documents/${kept.documentId}-${kept.sha256}.pdf`,
  incomingDocument: (practiceId: PracticeId, patientId: PatientId, uploadId: UploadId): string =>
    `incoming/practices/${practiceId}/patients/${patientId}/${uploadId}.pdf`,
  artifact: (practiceId: PracticeId, requestId: RequestId, uploadId: UploadId): string =>
    `${requestPrefix(practiceId, requestId)}/artifacts/${uploadId}.pdf`,
  /** A form that a patient signed here, which their own session may read. The folder does not name the patient. */
  form: (practiceId: PracticeId, patientId: PatientId, sha256: string): string =>
    `practices/${practiceId}/forms/${formsFolder(practiceId, patientId)}/${sha256}.pdf`,
  /** A letter: named by its digest. */
  paper: (practiceId: PracticeId, requestId: RequestId, sha256: string): string =>
    `${requestPrefix(practiceId, requestId)}/papers/${sha256}.pdf`,
  /** An extract of the ordinary record, in a folder of its own: who approves may open it, and no extract of notes. */
  recordExtract: (
    practiceId: PracticeId,
    requestId: RequestId,
    made: { sha256: string; type: 'pdf' | 'json' },
  ): string => `practices/${practiceId}/requests/${requestId}/records/${made.sha256}.${made.type}`,
  /** An accounting of disclosures: named by its digest, so that nothing in it names the patient. */
  accounting: (practiceId: PracticeId, sha256: string): string =>
    `practices/${practiceId}/requests/accountings/${sha256}.pdf`,
  extract: (practiceId: PracticeId, requestId: RequestId, sha256: string): string =>
    `${requestPrefix(practiceId, requestId)}/${sha256}.pdf`,
};

/** The ARN that S3 puts into the KMS encryption context of an object whose bucket has no bucket key. */
export const objectArn = ({ bucket, key }: ObjectPlace): string =>
  `arn:${partitionOf(region()).name}:s3:::${bucket}/${key}`;
