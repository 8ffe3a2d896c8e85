import {
  CalendarDate,
  entryKinds,
  Instant,
  NoteFacts,
  NoteLanguage,
  NoteText,
  PatientId,
  PsychotherapyNoteId,
  RecordedNoteFacts,
  Sha256,
  TiedSession,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import {
  beginNoteDraft,
  copyNoteDraft,
  discardNoteDraft,
  getKeptDraft,
  getNoteDraft,
  listKeptDrafts,
  listNoteDrafts,
  saveNoteDraft,
  sealNoteDraft,
} from './note-drafts.ts';
import { listHiddenWords, locatePassages } from './note-passages.ts';
import { beginUpload, completeUpload, continueUpload, getUpload } from './note-uploads.ts';
import { ListedNoteView, NoteParams, NoteVersionView, NoteView } from './note-views.ts';
import { operation, update } from './operation.ts';

export const writeNote = operation({
  id: 'writeNote',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-notes',
  audience: ['provider'],
  summary: 'Seal a psychotherapy note, written as text, under your own key',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({
    patientId: PatientId,
    sessionDate: CalendarDate,
    /** Your own session in the chart, where it is recorded. The chart does not say that it has a note. */
    sessionId: TiedSession.optional(),
    text: NoteText,
    language: NoteLanguage.default('en'),
  }),
  answer: NoteView,
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'patient-merged', 'cannot-be-set'],
});

export const listNotes = operation({
  id: 'listNotes',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-notes',
  audience: ['provider'],
  summary: 'List your own psychotherapy notes on one patient, by session date',
  params: Nothing,
  query: z.strictObject({ patientId: PatientId, cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object({ notes: z.array(ListedNoteView), cursor: z.string().optional() }),
  status: 200,
  refusals: ['not-enrolled', 'invalid-cursor'],
});

export const getNote = operation({
  id: 'getNote',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-notes/{noteId}',
  audience: ['provider'],
  summary: 'Read what the index knows of one of your notes, with its versions and all that you have said of it',
  params: NoteParams,
  query: Nothing,
  body: Nothing,
  answer: NoteView.extend({ versions: z.array(NoteVersionView), recorded: z.array(RecordedNoteFacts) }),
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});

export const editNote = update({
  id: 'editNote',
  area: 'notes',
  method: 'PUT',
  path: '/psychotherapy-notes/{noteId}',
  audience: ['provider'],
  summary: 'Seal a new version of a note; the earlier ones stay',
  params: NoteParams,
  query: Nothing,
  body: z.strictObject({ text: NoteText }),
  answer: NoteView,
  status: 200,
  refusals: ['not-enrolled', 'not-found', 'stale', 'note-unchanged', 'cannot-be-set'],
});

export const recordNoteFacts = operation({
  id: 'recordNoteFacts',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-notes/{noteId}/facts',
  audience: ['provider'],
  summary:
    'Say of your own note what the law asks: the kind of session, others who took part, what in it is no psychotherapy note',
  params: NoteParams,
  query: Nothing,
  body: NoteFacts,
  answer: NoteView,
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'stale'],
});

export const moveNoteToChart = operation({
  id: 'moveNoteToChart',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-notes/{noteId}/chart-entry',
  audience: ['provider'],
  summary:
    'Record that one of your notes was no psychotherapy note (45 CFR 164.501) and that what it says stands in the chart, in an entry that you wrote there; what was sealed stays sealed',
  params: NoteParams,
  query: Nothing,
  body: z.strictObject({ entryId: z.union(entryKinds.map(({ id }) => id)) }),
  answer: NoteView,
  status: 201,
  refusals: ['not-enrolled', 'not-found', 'stale', 'moved-already'],
});

export const openNote = operation({
  id: 'openNote',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-notes/{noteId}/content',
  audience: ['provider'],
  summary: 'Get a URL, good for 60 seconds, that opens one version of a note (the newest unless named)',
  params: NoteParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(9999).optional() }),
  body: Nothing,
  answer: z.object({ url: z.url(), expiresAt: Instant, version: z.int(), sha256: Sha256 }),
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});

export const getNoteText = operation({
  id: 'getNoteText',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-notes/{noteId}/text',
  audience: ['provider'],
  summary:
    'Read the words of one version of a note that you wrote (the newest unless named), to read them or to go on from them',
  params: NoteParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(9999).optional() }),
  body: Nothing,
  answer: z.object({
    noteId: PsychotherapyNoteId,
    version: z.int(),
    language: z.string(),
    text: NoteText,
    revision: z.int(),
  }),
  status: 200,
  refusals: ['not-enrolled', 'not-found', 'words-not-kept'],
});

export const notesOperations = {
  writeNote,
  listNotes,
  getNote,
  editNote,
  recordNoteFacts,
  moveNoteToChart,
  openNote,
  getNoteText,
  locatePassages,
  listHiddenWords,
  beginUpload,
  continueUpload,
  getUpload,
  completeUpload,
  beginNoteDraft,
  listNoteDrafts,
  getNoteDraft,
  saveNoteDraft,
  sealNoteDraft,
  discardNoteDraft,
  copyNoteDraft,
  listKeptDrafts,
  getKeptDraft,
};
