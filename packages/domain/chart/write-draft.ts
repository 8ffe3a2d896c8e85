import type { PatientId, Signed, SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { subjectOf } from './named-entry.ts';
import { demandPastEntry } from './past-dates.ts';
import type { ChartStore } from './ports.ts';
import { writerOf } from './writer.ts';

/** Writes a draft in the name of the member who acts. */
export const writeDraft =
  <Input extends z.ZodType, Entry extends SignedEntry>(kind: Signed<Input, Entry>) =>
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, input: z.output<Input> & { patientId: PatientId }): Promise<z.output<Entry>> => {
    demandPastEntry(context, kind, input);
    const { practiceId, now } = context;
    const name = { kind, patientId: input.patientId, id: kind.id.parse(context.newId(kind.name)) };
    const unsigned = { practiceId, authorId: writerOf(context, kind), state: 'draft', writtenAt: now, revision: 1 };
    const draft = kind.entry.parse({ ...input, ...subjectOf(name), ...unsigned });
    const event = auditEvent(context, kind.acts.write.event, subjectOf(name));
    await charts.addEntry(context, { name, entry: draft }, { event, answer: draft });
    return draft;
  };
