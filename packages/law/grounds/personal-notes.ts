import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import type { Note } from '../records.ts';
import { rulesOn } from '../states/governing.ts';

/** Whether a state that governs keeps a therapist's personal notes from every proceeding (740 ILCS 110/3(b)). */
const keepsPersonalNotes = ({ facts }: Matter) => rulesOn(facts, 'orders').some((rule) => rule.personalNotes === true);

/** Whether a note stays: a personal note, or one of which nobody recorded that it is none. A judge in chambers may read the latter, to find out. */
export const staysPersonal = (matter: Matter, { il_personal_notes: mine }: Note, chambers = false): boolean =>
  mine !== false && !(chambers && mine !== true) && keepsPersonalNotes(matter);

/** Why notes that are personal, or may be, stay. What somebody can still record does not deny what is not recorded. */
export const personalNotes = (
  matter: Matter,
  recorded: 'il-personal-notes' | 'il-personal-notes-withheld',
  chambers = false,
): Raised[] => {
  const staying = matter.notes.filter((note) => staysPersonal(matter, note, chambers));
  if (staying.length === 0) return [];
  const unknown = staying.some((note) => note.il_personal_notes !== true);
  return [raise(unknown ? 'il-personal-notes-not-recorded' : recorded, 'notes.il_personal_notes')];
};
