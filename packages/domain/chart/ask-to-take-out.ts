import {
  type Misfiling,
  type ProgressNote,
  type ProgressNoteId,
  progressNoteKind,
  Refusal,
  type PatientId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { subjectOf } from './named-entry.ts';
import { demandSigned } from './signed-entry.ts';
import { writerOf } from './writer.ts';

interface Input {
  patientId: PatientId;
  progressNoteId: ProgressNoteId;
  reason: string;
  revision: number;
}

/**
 * Asks the privacy officer to take a signed note out of the record, as what belongs in psychotherapy notes. It hides nothing:
 * the patient and everybody else may read it until the officer has decided (45 CFR 164.524(a)(1)). Its author alone may ask.
 */
export const askToTakeOut =
  (stores: DraftStores) =>
  async (context: PracticeContext, { patientId, progressNoteId, reason, revision }: Input): Promise<ProgressNote> => {
    const by = writerOf(context, progressNoteKind);
    const name = { kind: progressNoteKind, patientId, id: progressNoteId };
    const before = demandSigned(await stores.charts.entry(context, name), context, []);
    if (before.authorId !== by) throw new Refusal('forbidden');

    if (before.misfiling !== undefined && before.misfiling.decided === undefined) throw new Refusal('recorded-already');

    if (before.revision !== revision) return refuseStale(stores, context, name);

    const misfiling: Misfiling = { reason, asked: { by, at: context.now } };
    const after = { ...before, misfiling, revision: revision + 1 };
    const event = auditEvent(context, 'progress-note.taking-out-asked', {
      ...subjectOf(name),
      revision: after.revision,
    });
    await changeDraft(stores, context, { name, before, after, keepsBefore: true }, { event, answer: after });
    return after;
  };
