import {
  CalendarDate,
  HiddenWords,
  Instant,
  partsOf,
  PatientId,
  PsychotherapyNoteId,
  Sha256,
  TakenOut,
  TiedSession,
  uploadBytesAtMost,
  UploadId,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { JobView } from './jobs.ts';
import { operation } from './operation.ts';

export const UploadPartsView = z.object({
  uploadId: UploadId,
  /** The parts that are there. */
  arrived: z.array(z.int()),
  /** The parts that are still to come: bytes `offset` to `offset + bytes` of the file, by PUT with these headers. */
  parts: z.array(
    z.object({
      number: z.int(),
      offset: z.int(),
      bytes: z.int(),
      url: z.url(),
      headers: z.record(z.string(), z.string()),
    }),
  ),
  expiresAt: Instant,
});

export const beginUpload = operation({
  id: 'beginUpload',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-note-uploads',
  audience: ['provider'],
  summary:
    'Announce a PDF of a note, at most 160 MB, by length and SHA-256, and get for each part of 8 MB a URL that takes that part and nothing else',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({
    patientId: PatientId,
    sessionDate: CalendarDate,
    /** The session in the chart that the note is of. */
    sessionId: TiedSession.optional(),
    bytes: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
    sha256: Sha256,
    /** Of each part of 8 MB (8,388,608 bytes), in order; a file of one part needs none. */
    partSha256: z.array(Sha256).min(1).max(partsOf(uploadBytesAtMost)).optional(),
  }),
  answer: UploadPartsView,
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'patient-merged', 'pdf-refused'],
});

export const continueUpload = operation({
  id: 'continueUpload',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-note-uploads/{uploadId}/parts',
  audience: ['provider'],
  summary: 'See which parts of an upload are there, and get new URLs for the others: an interrupted upload goes on',
  params: z.strictObject({ uploadId: UploadId }),
  query: Nothing,
  body: Nothing,
  answer: UploadPartsView,
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});

const UploadView = z.object({
  uploadId: UploadId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  bytes: z.int(),
  sha256: Sha256,
  begunAt: Instant,
  state: z.enum(['begun', 'sealed', 'refused']),
  /** Of the note that it was sealed as. */
  noteId: PsychotherapyNoteId.optional(),
  refusal: z.object({ code: z.string(), text: z.string() }).optional(),
  /** What was taken out of the file before it was sealed. */
  takenOut: TakenOut.optional(),
  /** The pages with words that are in the file and cannot be seen. */
  hiddenPages: z.array(z.int()).optional(),
  /** Of the first 40 of these pages, once the note is sealed: which words, where, and how they are hidden. They are kept nowhere else. */
  hidden: z.array(HiddenWords).optional(),
  /** A black box covers words that are in the file still: a redaction that takes nothing out. */
  failedRedaction: z.boolean().optional(),
  /** The inspection, once every part has arrived. */
  job: JobView.extend({ step: z.enum(['assembling', 'inspecting', 'sealing']).optional() }).optional(),
});

export const getUpload = operation({
  id: 'getUpload',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-note-uploads/{uploadId}',
  audience: ['provider'],
  summary:
    'See what has become of an upload: how far its inspection is, the note it was sealed as, or why it was refused',
  params: z.strictObject({ uploadId: UploadId }),
  query: Nothing,
  body: Nothing,
  answer: UploadView,
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});

export const completeUpload = operation({
  id: 'completeUpload',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-note-uploads/{uploadId}/completion',
  audience: ['provider'],
  summary:
    'Say that every part has arrived: the PDF is put together, compared with its SHA-256, inspected and sealed, or refused with a reason, while you read how far it is',
  params: z.strictObject({ uploadId: UploadId }),
  query: Nothing,
  body: Nothing,
  answer: UploadView,
  status: 202,
  refusals: ['not-enrolled', 'not-found', 'upload-missing', 'digest-mismatch', 'pdf-refused', 'stale'],
});
