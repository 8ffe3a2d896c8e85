import { useQuery } from '@tanstack/react-query';

import type { Answer } from '../api/operations.ts';
import { asked } from '../api/query.ts';
import { useMe } from '../identity/me.tsx';

type Entry = Answer<'listEntries'>['entries'][number];
type Sealed = Answer<'listNotes'>['notes'][number];
type Draft = Answer<'listNoteDrafts'>['drafts'][number];

/** One hour with a patient: the session, its progress note, and for the writer alone their psychotherapy note. */
export interface Hour {
  session: Entry;
  note: Entry | undefined;
  sealed: Sealed | undefined;
  draft: Draft | undefined;
}

const isOf = (session: Entry, { sessionId }: { sessionId?: string | undefined }): boolean =>
  sessionId === session.entryId;

/** Sessions with what was written about them. A progress note is of the session that begins when it says. */
const hoursOf = (
  sessions: readonly Entry[],
  written: { notes: readonly Entry[]; sealed: readonly Sealed[]; drafts: readonly Draft[] },
): Hour[] =>
  sessions.map((session) => ({
    session,
    note: written.notes.find(({ on, state }) => on === session.on && state !== 'deleted'),
    sealed: written.sealed.find((one) => isOf(session, one)),
    draft: written.drafts.find((one) => isOf(session, one)),
  }));

const entriesOf = (patientId: string, kind: Entry['kind']) =>
  asked('listEntries', { params: { patientId }, query: { kind } });

/** The newest sessions of a patient. What is sealed is asked for by those who could have written it, and is their own. */
export const useHours = (patientId: string) => {
  const writes = useMe().roles.includes('provider');
  const sessions = useQuery(entriesOf(patientId, 'session'));
  const notes = useQuery(entriesOf(patientId, 'progressNote'));
  const sealed = useQuery({ ...asked('listNotes', { query: { patientId } }), enabled: writes });
  const drafts = useQuery({ ...asked('listNoteDrafts', { query: { patientId } }), enabled: writes });
  const hours =
    notes.data === undefined
      ? undefined
      : (found: Answer<'listEntries'>): Hour[] =>
          hoursOf(found.entries, {
            notes: notes.data.entries,
            sealed: sealed.data?.notes ?? [],
            drafts: drafts.data?.drafts ?? [],
          });
  return { query: notes.data === undefined ? notes : sessions, hours, writes };
};
