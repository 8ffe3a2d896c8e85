import type { Matter } from '../matter.ts';
import { recordClassesOf } from '../matter.ts';
import type { Note, OtherRecord } from '../records.ts';

/** What of the records a paper names by day, by id, by who wrote them. What it does not name it does not limit. */
export interface Bounds {
  date_from?: string | null;
  date_to?: string | null;
  note_ids?: string[] | null;
  authors?: string[] | null;
}

type Held = Note | OtherRecord;

const authorOf = (record: Held) =>
  ('author' in record ? record.author : undefined) ?? ('originator' in record ? record.originator : undefined);

/** Whether a record lies within every bound of a paper. A record whose author nobody recorded is not among those of a named author. */
export const reaches = ({ date_from: from, date_to: to, note_ids: ids, authors }: Bounds, record: Held): boolean => {
  if (ids && !ids.includes(record.id)) return false;
  if (from && record.date < from) return false;
  if (to && record.date > to) return false;
  const author = authorOf(record);
  return !authors || (Boolean(author) && authors.some((each) => each === author));
};

/** The ordinary records asked for that lie within the bounds of a paper. */
export const recordsReached = ({ facts, ordinary }: Matter, bounds: Bounds): string[] =>
  [...facts.notes, ...(facts.other_records ?? [])]
    .filter((record) => ordinary.includes(record.id) && reaches(bounds, record))
    .map(({ id }) => id);

/** Of what is asked for, what a list of classes and ids describes: notes where they are named, a record by its class or its id. */
export const described = ({ facts, notes, ordinary }: Matter, list: readonly string[]): string[] => {
  const named = (id: string, classes: readonly string[]) =>
    list.includes(id) || classes.some((each) => list.includes(each));
  const records = (facts.other_records ?? []).filter(({ id }) => ordinary.includes(id));
  const unprotected = facts.notes.filter(({ id }) => ordinary.includes(id));
  return [
    ...notes.filter(({ id }) => named(id, ['psychotherapy_notes'])),
    ...unprotected.filter(({ id }) => named(id, ['psychotherapy_notes', 'medical_record', 'progress_notes'])),
    ...records.filter(({ id, class: kind }) =>
      named(id, ['designated_record_set', 'medical_record', ...recordClassesOf(kind)]),
    ),
  ].map(({ id }) => id);
};
