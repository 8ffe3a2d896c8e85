import {
  type NoteUpload,
  partsOf,
  type PsychotherapyNote,
  PsychotherapyNoteId,
  Refusal,
  type RefusalCode,
  type UploadId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { unfinished } from '../disclosures/fresh.ts';
import { sha256Hex } from '../sha256.ts';
import { originatorKey, originatorOf } from './originator.ts';
import { sizesInRuns } from './page-sizes.ts';
import type { NotePress, NoteStore, NoteVault, OriginatorKeyStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';

interface Stores {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
  vault: NoteVault;
  press: NotePress;
}

interface Refused {
  upload: NoteUpload;
  code: RefusalCode;
  reason: { code: string; text: string };
}

const anotherFile = {
  code: 'digest-mismatch',
  text: 'The file that arrived is not the file that was announced.',
} as const;

/** Puts the refusal on record, removes the file, then refuses. The attempt itself is not remembered as answered. */
const refuse = async (
  { notes, vault }: Stores,
  context: Context,
  { upload, code, reason }: Refused,
): Promise<never> => {
  const { uploadId, patientId } = upload;
  const event = auditEvent(context, 'psychotherapy-note.upload-refused', { uploadId, patientId, reason: reason.code });
  await notes.refuseUpload(unfinished(context), { ...upload, state: 'refused', refusal: reason }, { event });
  await vault.removeArrived(upload);
  throw new Refusal(code, [{ path: 'file', ...reason }]);
};

/** Refuses where parts are still to come, and names them. */
const assembled = async ({ vault }: Stores, upload: NoteUpload): Promise<void> => {
  const parts = await vault.parts(upload);
  if (parts === undefined) return;

  const there = new Set(parts);
  const missing = Array.from({ length: partsOf(upload.bytes) }, (_, index) => index + 1).filter(
    (number) => !there.has(number),
  );
  if (missing.length > 0) {
    throw new Refusal(
      'upload-missing',
      missing.map((number) => ({ path: `parts.${number}`, code: 'missing' })),
    );
  }

  await vault.assemble(upload);
};

const arrived = async (stores: Stores, context: Context, upload: NoteUpload): Promise<Uint8Array> => {
  await assembled(stores, upload);
  const bytes = await stores.vault.arrived(upload);
  if (bytes === undefined) throw new Refusal('upload-missing');

  const sha256 = sha256Hex(bytes);
  if (bytes.length !== upload.bytes || sha256 !== upload.sha256)
    return refuse(stores, context, { upload, code: anotherFile.code, reason: anotherFile });

  return bytes;
};

const settled = async (
  notes: NoteStore,
  context: Context,
  upload: NoteUpload,
): Promise<PsychotherapyNote | undefined> => {
  if (upload.state === 'refused') {
    const reason = upload.refusal ?? { code: 'refused', text: 'The file was refused.' };
    throw new Refusal(reason.code === anotherFile.code ? anotherFile.code : 'pdf-refused', [
      { path: 'file', ...reason },
    ]);
  }
  return upload.noteId === undefined ? undefined : notes.find(context, upload.originatorId, upload.noteId);
};

const sealArrived = async (stores: Stores, context: Context, upload: NoteUpload): Promise<PsychotherapyNote> => {
  const { notes, press, vault } = stores;
  const keyArn = await originatorKey(stores.originatorKeys, context);
  const inspected = await press.inspect(await arrived(stores, context, upload));
  if (!inspected.ok) {
    return refuse(stores, context, {
      upload,
      code: 'pdf-refused',
      reason: { code: inspected.code, text: inspected.message },
    });
  }

  const { practiceId, originatorId, patientId, sessionDate, uploadId } = upload;
  const noteId = PsychotherapyNoteId.parse(context.newId('psychotherapyNote'));
  const { objectKey, sha256 } = await vault.seal(context, {
    originatorId,
    keyArn,
    name: { noteId, version: 1 },
    bytes: inspected.bytes,
  });
  const note: PsychotherapyNote = {
    noteId,
    practiceId,
    originatorId,
    patientId,
    sessionDate,
    language: 'en',
    createdAt: context.now,
    version: 1,
    kind: 'uploaded',
    sealedAt: context.now,
    pages: inspected.pages,
    bytes: inspected.bytes.length,
    sha256,
    objectKey,
    sizes: sizesInRuns(inspected.sizes),
  };
  const event = auditEvent(context, 'psychotherapy-note.sealed', { noteId, patientId, version: 1, sha256, uploadId });
  await notes.add(
    context,
    { note, upload: { ...upload, state: 'sealed', noteId } },
    { event, answer: atRevision(note) },
  );
  return note;
};

/**
 * Takes over a PDF that has arrived: checks that it is the one announced, inspects it, and seals it as a note. What cannot
 * be taken is refused with its reason, which stays on record.
 */
export const completeUpload =
  (stores: Stores) =>
  async (context: Context, { uploadId }: { uploadId: UploadId }): Promise<RevisedNote> => {
    const upload = await stores.notes.findUpload(context, originatorOf(context), uploadId);
    if (upload === undefined) throw new Refusal('not-found');

    const note = (await settled(stores.notes, context, upload)) ?? (await sealArrived(stores, context, upload));
    await stores.vault.removeArrived(upload);
    return atRevision(note);
  };
