import { type PatientId, type ProgressNote, type ProgressNoteId, progressNoteKind, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { subjectOf } from './named-entry.ts';
import { demandSigned } from './signed-entry.ts';

interface Input {
  patientId: PatientId;
  progressNoteId: ProgressNoteId;
  decision: 'stays' | 'taken-out';
  reason: string;
  revision: number;
}

/**
 * Decides, as privacy officer, on a note that its author has asked to take out. What is taken out keeps its words, which its
 * author and the officer can read. Refuses `officer-asked` to an officer who asked themself.
 */
export const decideTakingOut =
  (stores: DraftStores) =>
  async (
    context: PracticeContext,
    { patientId, progressNoteId, decision, reason, revision }: Input,
  ): Promise<ProgressNote> => {
    const by = memberOf(context);
    const name = { kind: progressNoteKind, patientId, id: progressNoteId };
    const before = demandSigned(await stores.charts.entry(context, name), context, []);
    const { misfiling } = before;
    if (misfiling === undefined) throw new Refusal('not-asked');

    if (misfiling.decided !== undefined) throw new Refusal('recorded-already');

    if (misfiling.asked.by === by) throw new Refusal('officer-asked');

    if (before.revision !== revision) return refuseStale(stores, context, name);

    const after: ProgressNote = {
      ...before,
      misfiling: { ...misfiling, decided: { decision, reason, by, at: context.now } },
      ...(decision === 'taken-out' ? { state: 'taken-out' } : {}),
      revision: revision + 1,
    };
    const subject = { ...subjectOf(name), decision, revision: after.revision };
    const event = auditEvent(context, 'progress-note.taking-out-decided', subject);
    await changeDraft(stores, context, { name, before, after, keepsBefore: true }, { event, answer: after });
    return after;
  };
