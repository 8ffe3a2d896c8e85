import type { EntryName } from '@sequester/domain';
import { HeldSession, ListedSession, type PracticeId, sessionKind, textAt } from '@sequester/model';
import * as z from 'zod';

import type { Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, type Write } from './transact.ts';

export const isSession = ({ kind }: EntryName): boolean => kind.name === sessionKind.name;

export const documentedKey = (practiceId: PracticeId, sessionId: string) =>
  keyOf('sessionDocumented', { practiceId, entryId: sessionId });

const rowsOf = (practiceId: PracticeId, session: HeldSession): { ofDay?: Item; toDocument?: Item } => {
  if (session.enteredInError !== undefined) return {};

  const { date, clinicianId: memberId, startedAt: on, sessionId: entryId } = session;
  const line = ListedSession.parse(session);
  const ofDay = { ...keyOf('sessionOfDay', { practiceId, date, on, entryId }), ...line };
  return session.attendance === 'attended'
    ? { ofDay, toDocument: { ...keyOf('sessionToDocument', { practiceId, memberId, on, entryId }), ...line } }
    : { ofDay };
};

/** The lists of sessions that an entry stands in: of its day, and of what has no note unless it has one. */
export const sessionRows = (
  practiceId: PracticeId,
  name: EntryName,
  { entry, documented = false }: { entry: object; documented?: boolean },
): Item[] => {
  if (!isSession(name)) return [];

  const { ofDay, toDocument } = rowsOf(practiceId, HeldSession.parse(entry));
  return [ofDay, documented ? undefined : toDocument].filter((row) => row !== undefined);
};

/** The session that an entry is a note of, while it stands. */
export const sessionNamed = ({ kind }: EntryName, entry: object | undefined): string | undefined =>
  kind.ofSession === undefined || textAt(entry, 'state') === 'taken-out' ? undefined : textAt(entry, kind.ofSession);

/** The notes of a session, as they were read. */
export const Documented = z.object({ notes: z.array(z.string()).min(1) });

/** A session with its notes, before one of them begins to name it, or ends to. */
export interface OfNotes {
  session: HeldSession;
  notes: readonly string[];
}

/** The notes of a session in the place of those that were read. Refuses `stale` where others were written meanwhile. */
const notesWrite = (table: string, practiceId: PracticeId, { session, notes }: OfNotes, after: string[]): Write => {
  const key = documentedKey(practiceId, session.sessionId);
  const condition =
    notes.length === 0
      ? absent
      : { expression: '#notes = :before', names: { '#notes': 'notes' }, values: { ':before': [...notes] } };
  return after.length === 0
    ? { table, remove: key, condition, refusal: 'stale' }
    : { table, put: { ...key, sessionId: session.sessionId, notes: after }, condition, refusal: 'stale' };
};

/** What is written where a note begins to name a session, or ends to: without its last note a session is among those to document. */
export const noteWrites = (
  table: string,
  practiceId: PracticeId,
  noteId: string,
  { left, named }: { left: OfNotes | undefined; named: OfNotes | undefined },
): Write[] => {
  const writes: Write[] = [];
  if (left !== undefined) {
    const others = left.notes.filter((one) => one !== noteId);
    const { toDocument } = rowsOf(practiceId, left.session);
    writes.push(notesWrite(table, practiceId, left, others));
    if (others.length === 0 && toDocument !== undefined) writes.push({ table, put: toDocument });
  }
  if (named !== undefined) {
    const { sessionId: entryId, clinicianId: memberId, startedAt: on } = named.session;
    writes.push(notesWrite(table, practiceId, named, [...named.notes, noteId]));
    writes.push({ table, remove: keyOf('sessionToDocument', { practiceId, memberId, on, entryId }) });
  }
  return writes;
};
