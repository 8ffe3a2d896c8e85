import { type CalendarDate, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { dayOf, demandPastDates } from '../plausible-date.ts';
import { ownDraft, type NoteName } from './own-draft.ts';
import type { ChartStore } from './ports.ts';
import type { ProgressNote, ProgressNoteContent, Session } from './progress-note.ts';

interface Input extends NoteName {
  sessionDate: CalendarDate;
  session: Session;
  content: ProgressNoteContent;
  /** The revision that the author has read. */
  revision: number;
}

/** Replaces the content of a draft. */
export const updateProgressNote =
  ({ charts }: { charts: ChartStore }) =>
  async (context: Context, { revision, ...input }: Input): Promise<ProgressNote> => {
    const before = await ownDraft(charts, context, input);
    if (before.revision !== revision) throw new Refusal('stale');

    demandPastDates(context, {
      'body.sessionDate': input.sessionDate,
      'body.session.startedAt': dayOf(input.session.startedAt),
      'body.session.stoppedAt': dayOf(input.session.stoppedAt),
    });
    const { patientId, progressNoteId } = input;
    const after: ProgressNote = { ...before, ...input, revision: revision + 1 };
    const event = auditEvent(context, 'progress-note.updated', { patientId, progressNoteId, revision: after.revision });
    await charts.changeProgressNote(context, after, { event });
    return after;
  };
