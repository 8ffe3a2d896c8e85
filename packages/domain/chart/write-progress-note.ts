import { type CalendarDate, type PatientId, ProgressNoteId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { dayOf, demandPastDates } from '../plausible-date.ts';
import { clinicianOf } from './clinician.ts';
import type { ChartStore } from './ports.ts';
import type { ProgressNote, ProgressNoteContent, Session } from './progress-note.ts';

interface Input {
  patientId: PatientId;
  sessionDate: CalendarDate;
  session: Session;
  content: ProgressNoteContent;
}

/** Writes a draft about one session, in the name of the therapist who acts. */
export const writeProgressNote =
  ({ charts }: { charts: ChartStore }) =>
  async (context: Context, input: Input): Promise<ProgressNote> => {
    demandPastDates(context, {
      'body.sessionDate': input.sessionDate,
      'body.session.startedAt': dayOf(input.session.startedAt),
      'body.session.stoppedAt': dayOf(input.session.stoppedAt),
    });
    const progressNoteId = ProgressNoteId.parse(context.newId('progressNote'));
    const authorId = clinicianOf(context);
    const note: ProgressNote = {
      progressNoteId,
      practiceId: context.practiceId,
      authorId,
      ...input,
      state: 'draft',
      writtenAt: context.now,
      revision: 1,
    };
    const event = auditEvent(context, 'progress-note.written', { patientId: input.patientId, progressNoteId });
    await charts.addProgressNote(context, note, { event, answer: note });
    return note;
  };
