import type { PatientId, Recorded, RecordedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandEntryDates } from './entry-dates.ts';
import { subjectOf } from './named-entry.ts';
import type { ChartStore } from './ports.ts';
import { writerOf } from './writer.ts';

/** Records an entry that stands as it is: every kind that has no rule of its own. */
export const recordEntry =
  <Input extends z.ZodObject, Entry extends RecordedEntry>(kind: Recorded<Input, Entry>) =>
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, input: z.output<Input> & { patientId: PatientId }): Promise<z.output<Entry>> => {
    const recordedBy = writerOf(context, kind);
    await demandEntryDates(charts, context, kind, input);
    const { practiceId, now } = context;
    const name = { kind, patientId: input.patientId, id: kind.id.parse(context.newId(kind.name)) };
    const recorded = { practiceId, recordedBy, recordedAt: now };
    const entry = kind.entry.parse({ ...input, ...kind.derived?.(input), ...subjectOf(name), ...recorded });
    const event = auditEvent(context, kind.acts.record.event, subjectOf(name));
    await charts.addEntry(context, { name, entry }, { event, answer: entry });
    return entry;
  };
