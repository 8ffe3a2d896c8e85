import {
  CalendarDate,
  DocumentId,
  EntryHeader,
  EntryId,
  entryKinds,
  entryNames,
  Instant,
  phi,
  readAnswers,
  Sha256,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { PatientAnswer } from './patients.ts';

const HeldBack = z.object({
  entryId: z.string(),
  kind: EntryHeader.shape.kind,
  on: EntryHeader.shape.on,
  until: phi(CalendarDate.clone()),
  reviewed: z.boolean(),
  denial: z.object({ text: z.string(), citation: z.string() }),
});

export const getOwnRecord = operation({
  id: 'getOwnRecord',
  area: 'portal',
  method: 'GET',
  path: '/portal/record',
  audience: ['patient'],
  summary: 'Read what your record says of you, and what of it is held back, until when, and how to have that reviewed',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    patient: PatientAnswer.omit({ mergedFrom: true, emailChangedBy: true }),
    language: z.enum(['en', 'es']),
    held: z.array(HeldBack),
  }),
  status: 200,
  refusals: ['not-found'],
});

export const listOwnEntries = operation({
  id: 'listOwnEntries',
  area: 'portal',
  method: 'GET',
  path: '/portal/record/entries',
  audience: ['patient'],
  summary: 'List the entries of your record, all or of one kind, the newest first',
  params: Nothing,
  query: z.strictObject({
    kind: z.enum(entryNames).optional(),
    from: CalendarDate.optional(),
    to: CalendarDate.optional(),
    cursor: z.string().max(400).optional(),
  }),
  body: Nothing,
  answer: z.object({ entries: z.array(EntryHeader), cursor: z.string().optional() }),
  status: 200,
  refusals: ['invalid-cursor'],
});

const answers: ReadonlyMap<string, z.ZodObject> = new Map(Object.entries(readAnswers));
const [first, ...others] = entryKinds;
const entryOf = (kind: (typeof entryKinds)[number]) =>
  z.object({ kind: z.literal(kind.name), entry: answers.get(kind.name) ?? kind.answer });

/** One entry of the record, by its kind. */
export const OwnEntry = z.discriminatedUnion('kind', [entryOf(first), ...others.map(entryOf)]);

export const readOwnEntry = operation({
  id: 'readOwnEntry',
  area: 'portal',
  method: 'GET',
  path: '/portal/record/entries/{entryId}',
  audience: ['patient'],
  summary: 'Read one entry of your record, as it stands and as it stood, with what was added to it',
  params: z.strictObject({ entryId: EntryId }),
  query: Nothing,
  body: Nothing,
  answer: OwnEntry,
  status: 200,
  refusals: ['not-found', 'held-back'],
});

export const openOwnDocument = operation({
  id: 'openOwnDocument',
  area: 'portal',
  method: 'GET',
  path: '/portal/record/documents/{documentId}/content',
  audience: ['patient'],
  summary: 'Get a URL, good for 60 seconds, that gives a document of your record as a PDF',
  params: z.strictObject({ documentId: DocumentId }),
  query: Nothing,
  body: Nothing,
  answer: z.object({ url: z.url(), expiresAt: Instant, sha256: Sha256 }),
  status: 200,
  refusals: ['not-found', 'held-back'],
});
