import {
  DocumentId,
  documentKind,
  Instant,
  NewDocument,
  partsOf,
  PatientId,
  Sha256,
  uploadBytesAtMost,
  UploadId,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { JobView } from './jobs.ts';
import { UploadPartsView } from './note-uploads.ts';
import { operation } from './operation.ts';

const UploadParams = z.strictObject({ patientId: PatientId, uploadId: UploadId });
const uploads = '/patients/{patientId}/document-uploads';

export const beginDocumentUpload = operation({
  id: 'beginDocumentUpload',
  area: 'chart',
  method: 'POST',
  path: uploads,
  audience: documentKind.writers,
  summary:
    'Announce a document of a chart (PDF, JPEG or PNG, at most 160 MB), by length and SHA-256, and get for each part of 8 MB a URL that takes that part and nothing else',
  params: z.strictObject({ patientId: PatientId }),
  query: Nothing,
  body: NewDocument.extend({
    bytes: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
    sha256: Sha256,
    /** Of each part of 8 MB (8,388,608 bytes), in order; a file of one part needs none. */
    partSha256: z.array(Sha256).min(1).max(partsOf(uploadBytesAtMost)).optional(),
  }),
  answer: UploadPartsView,
  status: 201,
  refusals: ['not-found', 'patient-merged', 'pdf-refused'],
});

export const continueDocumentUpload = operation({
  id: 'continueDocumentUpload',
  area: 'chart',
  method: 'GET',
  path: `${uploads}/{uploadId}/parts`,
  audience: documentKind.writers,
  summary: 'See which parts of a document are there, and get new URLs for the others: an interrupted upload goes on',
  params: UploadParams,
  query: Nothing,
  body: Nothing,
  answer: UploadPartsView,
  status: 200,
  refusals: ['not-found'],
});

const DocumentUploadView = z.object({
  uploadId: UploadId,
  patientId: PatientId,
  document: NewDocument,
  bytes: z.int(),
  sha256: Sha256,
  begunAt: Instant,
  state: z.enum(['begun', 'filed', 'refused']),
  /** Of the entry that it was filed as. */
  documentId: DocumentId.optional(),
  refusal: z.object({ code: z.string(), text: z.string() }).optional(),
  /** The inspection, once every part has arrived. */
  job: JobView.extend({ step: z.enum(['assembling', 'inspecting', 'filing']).optional() }).optional(),
});

export const getDocumentUpload = operation({
  id: 'getDocumentUpload',
  area: 'chart',
  method: 'GET',
  path: `${uploads}/{uploadId}`,
  audience: documentKind.writers,
  summary:
    'See what has become of a document that you sent: how far its inspection is, the entry it was filed as, or why it was refused',
  params: UploadParams,
  query: Nothing,
  body: Nothing,
  answer: DocumentUploadView,
  status: 200,
  refusals: ['not-found'],
});

export const completeDocumentUpload = operation({
  id: 'completeDocumentUpload',
  area: 'chart',
  method: 'POST',
  path: `${uploads}/{uploadId}/completion`,
  audience: documentKind.writers,
  summary:
    'Say that every part has arrived: the document is put together, compared with its SHA-256, inspected and filed in the chart, or refused with a reason, while you read how far it is',
  params: UploadParams,
  query: Nothing,
  body: Nothing,
  answer: DocumentUploadView,
  status: 202,
  refusals: ['not-found', 'upload-missing', 'digest-mismatch', 'pdf-refused', 'stale'],
});

export const openDocument = operation({
  id: 'openDocument',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/documents/{documentId}/content',
  audience: documentKind.readers,
  summary: 'Get a URL, good for 60 seconds, that gives a document of a chart as a PDF',
  params: documentKind.ids,
  query: Nothing,
  body: Nothing,
  answer: z.object({ url: z.url(), expiresAt: Instant, sha256: Sha256 }),
  status: 200,
  refusals: ['not-found'],
});

export const documentOperations = {
  beginDocumentUpload,
  continueDocumentUpload,
  getDocumentUpload,
  completeDocumentUpload,
  openDocument,
};
