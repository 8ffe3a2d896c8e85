import type { ChartDocument, DocumentJob, DocumentUpload, PatientId, UploadId } from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { InspectedPdf } from '../notes/ports.ts';

export interface DocumentName {
  patientId: PatientId;
  uploadId: UploadId;
}

/** An upload with the job that inspects it. */
export interface InspectedDocument {
  upload: DocumentUpload;
  job: DocumentJob;
}

/** Uploads of documents, beside the chart that they are for. */
export interface DocumentUploadStore {
  find(
    context: PracticeContext,
    name: DocumentName,
  ): Promise<{ upload: DocumentUpload; job: DocumentJob | undefined } | undefined>;
  /** Refuses `not-found` where the practice has no such patient. */
  begin(context: PracticeContext, upload: DocumentUpload, trace: Trace): Promise<void>;
  /** Begins a job, in the place of the one that failed before it. Refuses `stale` where the upload has ended or another job was begun. */
  beginInspection(
    context: PracticeContext,
    inspected: InspectedDocument & { before: DocumentJob | undefined },
    trace: Trace,
  ): Promise<void>;
  /** Says how far a job has come while it is the last one and has not ended; no record of an act, so that it has no trace. */
  mark(inspected: InspectedDocument): Promise<void>;
  /** Refuses `stale` where another job was begun. */
  fail(context: PracticeContext, inspected: InspectedDocument, trace: Trace): Promise<void>;
  refuse(context: PracticeContext, inspected: InspectedDocument, trace: Trace): Promise<void>;
  /** Adds the entry, and marks upload and job, in one transaction. */
  file(context: PracticeContext, filed: InspectedDocument & { document: ChartDocument }, trace: Trace): Promise<void>;
}

/** The key under which documents of a practice lie. */
export interface PracticeKeyStore {
  practiceKey(context: PracticeContext): Promise<string>;
}

/** Documents under the practice's key, each written once. */
export interface DocumentVault {
  /** Begins an upload in parts, and gives its name. */
  begin(upload: Omit<DocumentUpload, 's3UploadId'>, terms: { keyArn: string }): Promise<string>;
  /** A URL that takes one announced part, and nothing else. */
  incoming(
    upload: DocumentUpload,
    part: { number: number; bytes: number; sha256: string; seconds: number },
  ): Promise<{ url: string; headers: Record<string, string> }>;
  /** The numbers of the parts that are there; undefined where they are one object already, or the upload has ended. */
  parts(upload: DocumentUpload): Promise<number[] | undefined>;
  /** Makes the parts one object. */
  assemble(upload: DocumentUpload): Promise<void>;
  /** What arrived and was made one, or undefined where nothing was. */
  arrived(upload: DocumentUpload): Promise<Uint8Array | undefined>;
  removeArrived(upload: DocumentUpload): Promise<void>;
  keep(
    context: PracticeContext,
    kept: Pick<ChartDocument, 'documentId' | 'patientId'> & { keyArn: string; bytes: Uint8Array },
  ): Promise<{ objectKey: string; sha256: string }>;
  /** A URL that gives the document as a file of a neutral name for `seconds`. */
  opened(document: Pick<ChartDocument, 'documentId' | 'objectKey'>, seconds: number): Promise<string>;
}

/** Inspects PDFs, JPEGs and PNGs, and makes each a plain PDF. */
export interface ChartDocumentPress {
  inspect(bytes: Uint8Array): Promise<InspectedPdf | { ok: false; code: string; message: string }>;
}
