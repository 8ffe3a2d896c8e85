import { queryOptions, useQuery } from '@tanstack/react-query';

import { call } from '../api/call.ts';
import type { Answer } from '../api/operations.ts';

/** Something that waits for the therapist. */
export type Waiting =
  | { kind: 'sign' | 'review'; key: string; on: string; patientId: string; title: string }
  | { kind: 'write'; key: string; on: string; patientId: string; sessionId: string; name: Name }
  | { kind: 'seal'; key: string; on: string; patientId: string; sessionId: string | undefined };

type Name = Answer<'listSessionsWithoutNote'>['sessions'][number]['patientName'];

const read = async (): Promise<Waiting[]> => {
  const [unsigned, without, drafts, due] = await Promise.all([
    call('listUnsigned', {}),
    call('listSessionsWithoutNote', {}),
    call('listNoteDrafts', {}).catch(() => ({ drafts: [] })),
    call('listDue', {}),
  ]);
  const waiting: Waiting[] = [
    ...unsigned.entries.map((entry): Waiting => ({ ...entry, kind: 'sign', key: entry.entryId })),
    ...without.sessions.map(({ sessionId, patientId, startedAt, patientName }): Waiting => ({
      kind: 'write',
      key: sessionId,
      on: startedAt,
      patientId,
      sessionId,
      name: patientName,
    })),
    ...drafts.drafts.map(({ noteId, patientId, sessionDate, sessionId }): Waiting => ({
      kind: 'seal',
      key: noteId,
      on: sessionDate,
      patientId,
      sessionId,
    })),
    ...due.entries.map((entry): Waiting => ({ ...entry, kind: 'review', key: entry.entryId, on: entry.title })),
  ];
  return waiting.toSorted((one, other) => one.on.localeCompare(other.on));
};

/** What waits, from the lists that the service has of it. */
export const useWaiting = () => useQuery(queryOptions({ queryKey: ['waiting'], queryFn: read, staleTime: 0 }));
