import type { PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type { NotePage, NoteStore } from './ports.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
}

/** The originator's own notes on one patient, by session date. The read is recorded before the answer leaves. */
export const listNotes =
  ({ notes, traces }: Stores) =>
  async (
    context: PracticeContext,
    { patientId, cursor }: { patientId: PatientId; cursor?: string | undefined },
  ): Promise<NotePage> => {
    const page = await notes.ofPatient(context, originatorOf(context), { patientId, cursor });
    await traces.record(
      context,
      auditEvent(context, 'psychotherapy-note.listed', { patientId, count: page.notes.length }),
    );
    return page;
  };
