import {
  type CalendarDate,
  type NoteDraft,
  type PatientId,
  PsychotherapyNoteId,
  type TiedSession,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { demandPastDates } from '../plausible-date.ts';
import { type DraftStores, removeLeft, shownDraft, type ShownDraft } from './draft-as-it-is.ts';
import { originatorKey, originatorOf } from './originator.ts';

interface Input {
  patientId: PatientId;
  sessionDate: CalendarDate;
  language: string;
  sessionId?: TiedSession | undefined;
}

/**
 * Begins the draft of a session, with nothing in it yet. A session that has one is answered with that. Refuses `not-found` for a
 * session that is not the therapist's own, of that patient and that day.
 */
export const beginNoteDraft =
  (stores: DraftStores) =>
  async (context: PracticeContext, { patientId, sessionDate, language, sessionId }: Input): Promise<ShownDraft> => {
    demandPastDates(context, { 'body.sessionDate': sessionDate });
    await originatorKey(stores.originatorKeys, context);
    await removeLeft(stores, context);
    const draft: NoteDraft = {
      noteId: PsychotherapyNoteId.parse(context.newId('psychotherapyNote')),
      practiceId: context.practiceId,
      originatorId: originatorOf(context),
      patientId,
      sessionDate,
      ...(sessionId === undefined ? {} : { sessionId }),
      language,
      begunAt: context.now,
    };
    return onFresh(async () => {
      const there = await stores.drafts.ofSession(context, draft);
      if (there !== undefined) return shownDraft(there, (await stores.draftVault.read(there))?.content);

      const event = auditEvent(context, 'psychotherapy-note.draft-begun', { noteId: draft.noteId, patientId });
      await stores.drafts.begin(context, draft, { event, answer: shownDraft(draft, undefined) });
      return shownDraft(draft, undefined);
    });
  };
