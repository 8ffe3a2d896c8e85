import { Refusal, type EntryIds, type Signed, type SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { copiedFields } from './copied-fields.ts';
import { isGone } from './gone.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import type { ChartStore } from './ports.ts';
import { writerOf } from './writer.ts';

/**
 * Begins a draft with the words of another entry, of the last session above all: one's own, or one that is signed. What belongs
 * to that session alone is left out, and the draft says what it was copied from.
 */
export const copyEntry =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, ids: z.output<Ids>): Promise<z.output<Entry>> => {
    const authorId = writerOf(context, kind);
    const source = namedEntry(kind, ids);
    const from = await charts.entry(context, source);
    if (from === undefined || isGone(from) || (from.state === 'draft' && from.authorId !== authorId))
      throw new Refusal('not-found');

    const { practiceId, now } = context;
    const name = { kind, patientId: source.patientId, id: kind.id.parse(context.newId(kind.name)) };
    const event = auditEvent(context, kind.acts.copy.event, { ...subjectOf(name), from: source.id });
    const draft = kind.entry.parse({
      ...copiedFields(kind.copied, from),
      ...subjectOf(name),
      practiceId,
      authorId,
      state: 'draft',
      copiedFrom: source.id,
      writtenAt: now,
      savedAt: now,
      editing: { by: authorId, eventId: event.id },
      revision: 1,
    });
    await charts.addEntry(context, { name, entry: draft }, { event, answer: draft });
    return draft;
  };
