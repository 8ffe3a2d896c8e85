import {
  CalendarDate,
  DraftText,
  Instant,
  NoteLanguage,
  PatientId,
  PsychotherapyNoteId,
  Sha256,
  TiedSession,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { NoteView } from './note-views.ts';
import { operation, update } from './operation.ts';

const DraftParams = z.strictObject({ noteId: PsychotherapyNoteId });

const ListedDraft = z.object({
  /** Of the note that it becomes when it is sealed. */
  noteId: PsychotherapyNoteId,
  patientId: PatientId,
  sessionDate: CalendarDate,
  sessionId: TiedSession.optional(),
  language: z.string(),
  begunAt: Instant,
});

const Draft = ListedDraft.extend({
  text: DraftText,
  /** 0 until it is saved for the first time. */
  revision: z.int(),
  savedAt: Instant.optional(),
});

export const beginNoteDraft = operation({
  id: 'beginNoteDraft',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-note-drafts',
  audience: ['provider'],
  summary: 'Begin the draft of a psychotherapy note, one for a session; the draft that the session has is answered',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({
    patientId: PatientId,
    sessionDate: CalendarDate,
    /** Your own session in the chart, where it is recorded: two on one day have a draft each. */
    sessionId: TiedSession.optional(),
    language: NoteLanguage.default('en'),
  }),
  answer: Draft,
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'patient-merged'],
});

export const listNoteDrafts = operation({
  id: 'listNoteDrafts',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-note-drafts',
  audience: ['provider'],
  summary: 'List your own drafts of psychotherapy notes by session date, the newest first',
  params: Nothing,
  query: z.strictObject({ patientId: PatientId.optional(), cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object({ drafts: z.array(ListedDraft), cursor: z.string().optional() }),
  status: 200,
  refusals: ['not-enrolled', 'invalid-cursor'],
});

export const getNoteDraft = operation({
  id: 'getNoteDraft',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-note-drafts/{noteId}',
  audience: ['provider'],
  summary: 'Read one of your own drafts, with its words',
  params: DraftParams,
  query: Nothing,
  body: Nothing,
  answer: Draft,
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});

export const saveNoteDraft = update({
  id: 'saveNoteDraft',
  area: 'notes',
  method: 'PUT',
  path: '/psychotherapy-note-drafts/{noteId}',
  audience: ['provider'],
  summary: 'Save the words of a draft in the place of those that were saved before',
  params: DraftParams,
  query: Nothing,
  body: z.strictObject({ text: DraftText }),
  answer: Draft,
  status: 200,
  refusals: ['not-enrolled', 'not-found', 'stale'],
});

export const sealNoteDraft = update({
  id: 'sealNoteDraft',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-note-drafts/{noteId}/seal',
  audience: ['provider'],
  summary: 'Seal a draft under your own key as the first version of its note, in the place of the draft',
  params: DraftParams,
  query: Nothing,
  body: Nothing,
  answer: NoteView,
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'stale', 'cannot-be-set'],
});

export const discardNoteDraft = update({
  id: 'discardNoteDraft',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-note-drafts/{noteId}/removal',
  audience: ['provider'],
  summary: 'Discard a draft and its words',
  params: DraftParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({}),
  status: 200,
  refusals: ['not-enrolled', 'not-found', 'stale', 'under-hold'],
});

export const copyNoteDraft = update({
  id: 'copyNoteDraft',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-note-drafts/{noteId}/copies',
  audience: ['provider'],
  summary:
    'Where an order came that covers the day of a draft, set the draft as it stands as pages that say that nobody has signed it, to decide on them like on those of a note',
  params: DraftParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    noteId: PsychotherapyNoteId,
    /** Counts the copies of this draft. */
    version: z.int(),
    sealedAt: Instant,
    pages: z.int(),
    bytes: z.int(),
    sha256: Sha256,
  }),
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'stale', 'no-order', 'cannot-be-set'],
});

export const listKeptDrafts = operation({
  id: 'listKeptDrafts',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-note-drafts/{noteId}/kept',
  audience: ['provider'],
  summary: 'List what was kept of one of your drafts since an order came that covers its day, the oldest first',
  params: DraftParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ kept: z.array(z.object({ revision: z.int(), savedAt: Instant, sha256: Sha256 })) }),
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});

export const getKeptDraft = operation({
  id: 'getKeptDraft',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-note-drafts/{noteId}/kept/{kept}',
  audience: ['provider'],
  summary: 'Read the words of a draft as they were at one revision that was kept',
  params: DraftParams.extend({ kept: z.coerce.number().int().min(1).max(999_999) }),
  query: Nothing,
  body: Nothing,
  answer: z.object({ noteId: PsychotherapyNoteId, revision: z.int(), savedAt: Instant, text: DraftText }),
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});
