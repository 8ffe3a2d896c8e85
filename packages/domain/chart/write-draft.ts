import type { PatientId, Signed, SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { subjectOf } from './named-entry.ts';
import { demandPastEntry } from './past-dates.ts';
import type { ChartStore } from './ports.ts';
import { writerOf } from './writer.ts';

/** Begins a draft in the name of the member who acts, and with it an editing spell. */
export const writeDraft =
  <Input extends z.ZodObject, Entry extends SignedEntry>(kind: Signed<Input, Entry>) =>
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, input: z.output<Input> & { patientId: PatientId }): Promise<z.output<Entry>> => {
    demandPastEntry(context, kind, input);
    const { practiceId, now } = context;
    const name = { kind, patientId: input.patientId, id: kind.id.parse(context.newId(kind.name)) };
    const authorId = writerOf(context, kind);
    const event = auditEvent(context, kind.acts.write.event, subjectOf(name));
    const unsigned = { practiceId, authorId, state: 'draft', writtenAt: now, savedAt: now, revision: 1 };
    const editing = { by: authorId, eventId: event.id };
    const draft = kind.entry.parse({ ...input, ...subjectOf(name), ...unsigned, editing });
    return onFresh(async () => {
      await charts.addEntry(context, { name, entry: draft }, { event, answer: draft });
      return draft;
    });
  };
