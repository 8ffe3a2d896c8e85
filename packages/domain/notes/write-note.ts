import { type CalendarDate, type PatientId, type PsychotherapyNote, PsychotherapyNoteId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandPastDates } from '../plausible-date.ts';
import { demandLetters } from './demand-letters.ts';
import { noteSheet } from './note-sheet.ts';
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

interface Input {
  patientId: PatientId;
  sessionDate: CalendarDate;
  text: string;
  language: string;
}

/** Seals a written note under its originator's key, as version 1. Refuses `cannot-be-set` where no font has a letter of it. */
export const writeNote =
  ({ notes, originatorKeys, vault, press }: Stores) =>
  async (context: PracticeContext, { patientId, sessionDate, text, language }: Input): Promise<RevisedNote> => {
    demandPastDates(context, { 'body.sessionDate': sessionDate });
    const originatorId = originatorOf(context);
    const keyArn = await originatorKey(originatorKeys, context);
    const noteId = PsychotherapyNoteId.parse(context.newId('psychotherapyNote'));
    const about = {
      noteId,
      practiceId: context.practiceId,
      originatorId,
      patientId,
      sessionDate,
      language,
      createdAt: context.now,
    };
    await demandLetters(press, text);
    const { bytes, pages, sizes } = await press.seal(noteSheet(about, text));
    const { objectKey, sha256 } = await vault.seal(context, {
      originatorId,
      keyArn,
      name: { noteId, version: 1 },
      bytes,
    });
    const note: PsychotherapyNote = {
      ...about,
      version: 1,
      kind: 'written',
      sealedAt: context.now,
      pages,
      bytes: bytes.length,
      sha256,
      objectKey,
      sizes: sizesInRuns(sizes),
    };
    const event = auditEvent(context, 'psychotherapy-note.sealed', { noteId, patientId, version: 1, sha256 });
    await notes.add(context, { note }, { event, answer: atRevision(note) });
    return atRevision(note);
  };
