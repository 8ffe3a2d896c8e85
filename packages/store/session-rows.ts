import type { EntryName } from '@sequester/domain';
import { HeldSession, ListedSession, type PracticeId, sessionKind, textAt } from '@sequester/model';

import type { Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import type { Write } from './transact.ts';

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

/** The session that an entry is a note of. */
export const sessionNamed = ({ kind }: EntryName, entry: object | undefined): string | undefined =>
  kind.ofSession === undefined ? undefined : textAt(entry, kind.ofSession);

/** What is written where a note begins to name a session, or ends to. */
export const noteWrites = (
  table: string,
  practiceId: PracticeId,
  { left, named }: { left: HeldSession | undefined; named: HeldSession | undefined },
): Write[] => {
  const writes: Write[] = [];
  const ended = left === undefined ? undefined : rowsOf(practiceId, left).toDocument;
  if (left !== undefined) writes.push({ table, remove: documentedKey(practiceId, left.sessionId) });
  if (ended !== undefined) writes.push({ table, put: ended });
  if (named !== undefined) {
    const { sessionId: entryId, clinicianId: memberId, startedAt: on } = named;
    writes.push({ table, put: { ...documentedKey(practiceId, entryId), sessionId: entryId } });
    writes.push({ table, remove: keyOf('sessionToDocument', { practiceId, memberId, on, entryId }) });
  }
  return writes;
};
