import type { Reach, Scope } from '../decision.ts';
import type { Matter } from '../matter.ts';
import type { RequestedClass } from '../records.ts';
import { requestedClasses } from '../vocabulary/records.ts';
import type { Bounds } from './reach.ts';

/** Whether nobody listed the ordinary records: what leaves of them is then said by class, day and author instead of by id. */
export const isUnlisted = ({ facts, asksForOrdinary }: Matter): boolean =>
  asksForOrdinary && facts.other_records === undefined;

/** The bounds of a paper, as a decision says them. */
export const reachOf = ({ date_from: from, date_to: to, note_ids: ids, authors }: Bounds): Reach => ({
  ...(ids ? { record_ids: ids } : {}),
  ...(from ? { date_from: from } : {}),
  ...(to ? { date_to: to } : {}),
  ...(authors ? { authors } : {}),
});

const WHOLE = new Set(['all', 'designated_record_set', 'medical_record']);

const isClass = (word: string): word is RequestedClass => requestedClasses.some((each) => each === word);

/** What a list of classes and ids in a paper reaches: a record of one of the classes, or of one of the ids. */
export const reachesOfList = (list: readonly string[]): Reach[] => {
  if (list.some((word) => WHOLE.has(word))) return [{}];
  const classes = list.filter(isClass).filter((each) => each !== 'psychotherapy_notes');
  const ids = list.filter((word) => !isClass(word));
  return [...(classes.length > 0 ? [{ classes }] : []), ...(ids.length > 0 ? [{ record_ids: ids }] : [])];
};

/** The entries that were asked for and that a paper names: never a note, which leaves by its own rules. */
const entriesOf = ({ facts, notes }: Matter, { record_ids: named }: Reach): Pick<Reach, 'record_ids'> => {
  const asked = facts.requested.note_ids;
  const both = named && asked ? named.filter((id) => asked.includes(id)) : (named ?? asked);
  return both ? { record_ids: both.filter((id) => notes.every((note) => note.id !== id)) } : {};
};

/** What the scope says of records that nobody listed; nothing where they are listed. */
export const unlisted = (matter: Matter, within: readonly Reach[] = [{}]): Partial<Scope> => {
  if (!isUnlisted(matter)) return {};
  const { date_from: from, date_to: to } = matter.facts.requested;
  return {
    ...(matter.classes.length > 0 ? { classes: matter.classes } : {}),
    ...(from ? { date_from: from } : {}),
    ...(to ? { date_to: to } : {}),
    within: within.map((reach) => ({ ...reach, ...entriesOf(matter, reach) })),
  };
};
