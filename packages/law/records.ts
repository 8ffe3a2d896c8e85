import * as z from 'zod';

import { CalendarDate, Checked, Identifier, known } from './values.ts';
import { excludedContents, noteClasses, recordKinds, requestedClasses } from './vocabulary/records.ts';

/** What 45 CFR 164.501 leaves outside the definition, wherever it is written. */
export const ExcludedContent = z.enum(excludedContents);
export type ExcludedContent = z.infer<typeof ExcludedContent>;

export const NoteClass = z.enum(noteClasses);

/** A note that claims to be a psychotherapy note; the classifier decides whether it is one. */
export const Note = z.strictObject({
  id: Identifier,
  date: CalendarDate,
  originator: known(Identifier),
  class: known(NoteClass),
  intended_class: known(NoteClass),
  separated: Checked,
  author_is_mental_health_professional: Checked,
  contains_excluded: known(z.array(ExcludedContent)),
  /** Nobody has signed it: it is reached by an order alone. */
  draft: Checked,
  il_personal_notes: Checked,
  medium: known(z.enum(['audio', 'database', 'machine_transcript', 'paper', 'pdf', 'video'])),
  misfiled_in: known(z.string().min(1).max(200)),
  other_participants: known(z.array(Identifier)),
  session_kind: known(z.enum(['couple', 'family', 'group', 'joint', 'private'])),
});
export type Note = z.infer<typeof Note>;

/** A note of a joint session of which nobody recorded who else was there. */
export const withUnknownOthers = ({ session_kind: kind, other_participants: others }: Note) =>
  kind !== undefined && kind !== null && kind !== 'private' && !others?.length;

export const OtherRecord = z.strictObject({
  id: Identifier,
  date: CalendarDate,
  author: known(Identifier),
  class: z.enum(recordKinds),
});
export type OtherRecord = z.infer<typeof OtherRecord>;

export const RequestedClass = z.enum(requestedClasses);
export type RequestedClass = z.infer<typeof RequestedClass>;

/** What is asked for. A class without ids asks for every record of the class; ids outside the named classes are not asked for. */
export const Requested = z.strictObject({
  classes: known(z.array(RequestedClass)),
  note_ids: known(z.array(Identifier)),
  date_from: known(CalendarDate),
  date_to: known(CalendarDate),
});
export type Requested = z.infer<typeof Requested>;
