import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { TakenOut } from '../../notes/note.ts';
import { phi } from '../../phi.ts';
import { Sha256 } from '../../sha256.ts';
import { chartReaders, recordedFields, words } from '../entry.ts';
import type { FiledKind } from '../kind.ts';

const idPrefix = 'doc';
export const DocumentId = idOf('document', idPrefix);
export type DocumentId = z.infer<typeof DocumentId>;

/** What a paper of a chart is. */
export const documentCategories = [
  'outside-record',
  'test-report',
  'consent',
  'authority',
  'advance-directive',
  'insurance',
  'identification',
  'correspondence',
  'other',
] as const;

/** What is said of a document when it is sent. */
export const NewDocument = z.strictObject({
  title: words(),
  category: phi(z.enum(documentCategories)),
  /** The day that stands on it. */
  dated: phi(CalendarDate.clone()).optional(),
  /** Who made it, where it was not made here. */
  from: words().optional(),
});
export type NewDocument = z.infer<typeof NewDocument>;

/** The PDF that was filed: what arrived, with its pages made plain. */
export const FiledPdf = z.object({
  pages: z.int().min(1),
  bytes: z.int().min(1),
  sha256: Sha256,
  /** What was taken out, because it does more than show pages. */
  takenOut: TakenOut.optional(),
  /** The pages with words that are in the file and cannot be seen. */
  hiddenPages: z.array(z.int().min(1)).optional(),
});

export const ChartDocument = z.object({
  documentId: DocumentId,
  ...recordedFields,
  ...NewDocument.shape,
  ...FiledPdf.shape,
  objectKey: z.string(),
});
export type ChartDocument = z.infer<typeof ChartDocument>;

/** A paper of the chart as a PDF: records from elsewhere, test reports, consents, papers of a representative. */
export const documentKind = {
  life: 'filed',
  name: 'document',
  idPrefix,
  row: 'DOCUMENT',
  plural: 'documents',
  writers: ['provider', 'staff', 'privacy-officer', 'custodian'],
  readers: chartReaders,
  fhir: 'DocumentReference',
  recordClass: 'document',
  id: DocumentId,
  ids: z.strictObject({ patientId: PatientId, documentId: DocumentId }),
  input: NewDocument,
  entry: ChartDocument,
  answer: ChartDocument.omit({ practiceId: true, objectKey: true }),
  past: ['dated'],
  about: 'dated',
  title: ['title', 'category'],
  acts: {
    file: { operation: 'completeDocumentUpload', summary: 'File a document in a chart', event: 'document.filed' },
  },
} as const satisfies FiledKind;
