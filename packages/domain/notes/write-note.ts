import {
  type CalendarDate,
  type PatientId,
  type PsychotherapyNote,
  PsychotherapyNoteId,
  type TiedSession,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandPastDates } from '../plausible-date.ts';
import { demandLetters } from './demand-letters.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { NoteStore, OriginatorKeyStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';
import { sealedText, type TextSealing } from './sealed-text.ts';

interface Stores extends TextSealing {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
}

interface Input {
  patientId: PatientId;
  sessionDate: CalendarDate;
  text: string;
  language: string;
  sessionId?: TiedSession | undefined;
}

/** Seals a written note under its originator's key, as version 1. Refuses `cannot-be-set` where no font has a letter of it. */
export const writeNote =
  ({ notes, originatorKeys, ...sealing }: Stores) =>
  async (
    context: PracticeContext,
    { patientId, sessionDate, text, language, sessionId }: Input,
  ): Promise<RevisedNote> => {
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
      ...(sessionId === undefined ? {} : { sessionId }),
      language,
      createdAt: context.now,
    };
    await demandLetters(sealing.press, text);
    const version = await sealedText(sealing, context, { note: about, keyArn, version: 1, text });
    const note: PsychotherapyNote = { ...about, ...version };
    const { sha256 } = version;
    const event = auditEvent(context, 'psychotherapy-note.sealed', { noteId, patientId, version: 1, sha256 });
    await notes.add(context, { note }, { event, answer: atRevision(note) });
    return atRevision(note);
  };
