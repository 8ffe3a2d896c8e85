import type { Caller } from './api.ts';
import type { Cast } from './cast.ts';
import type { ToldNote } from './notes-chapter.ts';
import type { Teller } from './teller.ts';

const tries = (noteId: string, patientId: string) =>
  [
    `/psychotherapy-notes/${noteId}`,
    `/psychotherapy-notes/${noteId}/content`,
    `/psychotherapy-notes?patientId=${patientId}`,
  ] as const;

const sees = async (caller: Caller, path: string): Promise<string> => {
  const response = await caller.send({ method: 'GET', path });
  const body: unknown = await response.json();
  const listed =
    typeof body === 'object' && body !== null && 'notes' in body && Array.isArray(body.notes) ? body.notes.length : 0;
  return response.ok ? `${response.status} with ${listed} notes` : String(response.status);
};

/** Everybody but the therapist tries to read and to list the notes. */
export const tellWalls = async (
  cast: Cast,
  { note, patientId, patient }: { note: ToldNote; patientId: string; patient: Caller },
  teller: Teller,
): Promise<void> => {
  const outsiders = {
    'the other therapist': cast.colleague,
    'the owner': cast.owner,
    'the privacy officer': cast.officer,
    staff: cast.staff,
    'the patient': patient,
  };
  for (const [who, caller] of Object.entries(outsiders)) {
    const seen = await Promise.all(tries(note.noteId, patientId).map((path) => sees(caller, path)));
    const nothing = seen.every((answer) => ['403', '404', '200 with 0 notes'].includes(answer));
    teller.must(nothing, `${who} reads nothing and lists nothing (${seen.join(', ')})`);
  }
};
