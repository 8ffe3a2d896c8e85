import { Instant, MemberId, PatientId, PracticeId, Refusal } from '@sequester/model';

import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { sha256Hex } from '../sha256.ts';
import type { RecordedNoteFacts } from './note-facts.ts';
import type { NoteUpload, PsychotherapyNote, SealedVersion } from './note.ts';
import type { NotePress, NoteStore, NoteVault } from './ports.ts';

const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

export const practiceId = PracticeId.parse(id('prc', 'p'));
export const therapistId = MemberId.parse(id('mbr', 't'));
export const otherTherapistId = MemberId.parse(id('mbr', 'u'));
export const patientId = PatientId.parse(id('pat', 'a'));
const now = Instant.parse('2026-03-02T10:00:00.000Z');

/** A therapist's call at a fixed instant, with ids that count. */
export const therapistContext = (actorId: MemberId = therapistId): Context => {
  let count = 0;
  const prefixes: Record<string, string> = { psychotherapyNote: 'psn', upload: 'upl', auditEvent: 'evt' };
  return {
    practiceId,
    actor: { kind: 'member', id: actorId, roles: ['provider'], providerId: actorId },
    now,
    newId: (kind) => {
      count += 1;
      return `${prefixes[kind] ?? kind}_${String(count).padStart(26, '0')}`;
    },
  };
};

/** Literal stores: what a use case wrote can be looked at. */
export const literalStores = () => {
  const events: AuditEvent[] = [];
  const notes = new Map<string, PsychotherapyNote>();
  const versions: (SealedVersion & { noteId: string })[] = [];
  const said: (RecordedNoteFacts & { noteId: string })[] = [];
  const uploads = new Map<string, NoteUpload>();
  const objects = new Map<string, Uint8Array>();
  /** Parts that have come, by upload and number. */
  const parts = new Map<string, Map<number, Uint8Array>>();
  const patients = new Set<string>([patientId]);
  const enrolled = new Set<string>([therapistId, otherTherapistId]);
  const known = (patient: string): void => {
    if (!patients.has(patient)) throw new Refusal('not-found');
  };
  const noteStore: NoteStore = {
    find: async (_context, originatorId, noteId) =>
      [...notes.values()].find((note) => note.noteId === noteId && note.originatorId === originatorId),
    history: async (context, originatorId, noteId) => {
      const note = await noteStore.find(context, originatorId, noteId);
      return note === undefined
        ? undefined
        : {
            note,
            versions: versions.filter((version) => version.noteId === noteId),
            recorded: said.filter((one) => one.noteId === noteId),
          };
    },
    ofPatient: async (_context, originatorId, page) => ({
      notes: [...notes.values()].filter(
        (note) => note.originatorId === originatorId && note.patientId === page.patientId,
      ),
    }),
    add: async (_context, { note, upload }, { event }) => {
      known(note.patientId);
      notes.set(note.noteId, note);
      versions.push(note);
      if (upload !== undefined) uploads.set(upload.uploadId, upload);

      events.push(event);
    },
    revise: async (_context, note, { event }) => {
      const before = notes.get(note.noteId);
      if (before?.version !== note.version - 1 || before.factsRecorded !== note.factsRecorded)
        throw new Refusal('stale');

      notes.set(note.noteId, note);
      versions.push(note);
      events.push(event);
    },
    recordFacts: async (_context, { note, recorded }, { event }) => {
      const before = notes.get(note.noteId);
      if (before?.version !== note.version || (before.factsRecorded ?? 0) + 1 !== note.factsRecorded)
        throw new Refusal('stale');

      notes.set(note.noteId, note);
      said.push({ ...recorded, noteId: note.noteId });
      events.push(event);
    },
    findUpload: async (_context, originatorId, uploadId) =>
      [...uploads.values()].find((upload) => upload.uploadId === uploadId && upload.originatorId === originatorId),
    beginUpload: async (_context, upload, { event }) => {
      known(upload.patientId);
      uploads.set(upload.uploadId, upload);
      events.push(event);
    },
    refuseUpload: async (_context, upload, { event }) => {
      uploads.set(upload.uploadId, upload);
      events.push(event);
    },
  };
  const vault: NoteVault = {
    seal: async (_context, { name, bytes }) => {
      const objectKey = `${name.noteId}/${name.version}-${sha256Hex(bytes)}`;
      objects.set(objectKey, bytes);
      return { objectKey, sha256: sha256Hex(bytes) };
    },
    read: async ({ objectKey }) => objects.get(objectKey) ?? new Uint8Array(),
    opened: async ({ objectKey, seconds }) => `https://vault.example/${objectKey}?seconds=${seconds}`,
    begin: async ({ uploadId }) => `parted ${uploadId}`,
    incoming: async (upload, { number, bytes }) => ({
      url: `https://vault.example/incoming/${upload.uploadId}?part=${number}`,
      headers: { 'content-length': String(bytes) },
    }),
    parts: async ({ uploadId }) =>
      objects.has(`incoming/${uploadId}`) ? undefined : [...(parts.get(uploadId)?.keys() ?? [])],
    assemble: async ({ uploadId }) => {
      const pieces = [...(parts.get(uploadId) ?? [])].toSorted(([a], [b]) => a - b).map(([, bytes]) => bytes);
      objects.set(`incoming/${uploadId}`, Buffer.concat(pieces));
    },
    arrived: async (upload) => objects.get(`incoming/${upload.uploadId}`),
    removeArrived: async (upload) => {
      objects.delete(`incoming/${upload.uploadId}`);
    },
  };
  const press: NotePress = {
    seal: async (sheet) => ({
      bytes: new TextEncoder().encode(`${sheet.lines.map((line) => line.value).join()}\n${sheet.text}`),
      pages: 1,
      sizes: [{ width: 612, height: 792 }],
    }),
    locate: async (bytes, passages) =>
      passages.map(({ page, passage }) => {
        const times = page === 1 ? new TextDecoder().decode(bytes).split(passage).length - 1 : 0;
        return {
          times,
          rects: Array.from({ length: times }, (_, index) => ({
            page,
            x: 72,
            y: 700 - 20 * index,
            width: 40,
            height: 10,
          })),
        };
      }),
    inspect: async (bytes) =>
      new TextDecoder().decode(bytes).startsWith('%PDF')
        ? { ok: true, pages: 3, bytes, sizes: Array.from({ length: 3 }, () => ({ width: 595, height: 842 })) }
        : { ok: false, code: 'not-a-pdf', message: 'The file is not a PDF.' },
  };
  return {
    events,
    objects,
    parts,
    uploads,
    notes: noteStore,
    vault,
    press,
    originatorKeys: {
      keyOf: async (_context: Context, originatorId: MemberId) =>
        enrolled.has(originatorId) ? 'arn:aws:kms:us-east-1:111122223333:key/1' : undefined,
    },
    traces: {
      record: async (_context: Context, event: AuditEvent) => {
        events.push(event);
      },
    },
  };
};
