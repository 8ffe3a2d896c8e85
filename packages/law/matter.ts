import type { Artifact } from './artifacts/artifact.ts';
import { classify } from './classify.ts';
import type { Facts } from './facts.ts';
import type { Note, OtherRecord, RequestedClass } from './records.ts';
import { dayIn } from './time-zone.ts';

/** A request with what it asks for resolved: the day in the holder's zone, protected notes, ordinary records, ordinary classes without ids. */
export interface Matter {
  facts: Facts;
  today: string;
  notes: Note[];
  ordinary: string[];
  classes: RequestedClass[];
  asksForNotes: boolean;
  asksForOrdinary: boolean;
}

const NOTE_CLASSES = new Set<RequestedClass>(['all', 'psychotherapy_notes']);

const RECORD_CLASSES: Record<OtherRecord['class'], RequestedClass[]> = {
  allergy: ['all', 'allergies'],
  assessment: ['all', 'assessment'],
  billing: ['all', 'billing_folder'],
  contact_note: ['all', 'contact_notes'],
  diagnosis: ['all', 'diagnosis'],
  discharge_summary: ['all', 'discharge_summaries'],
  document: ['all', 'documents'],
  medication: ['all', 'medication'],
  progress_note: ['all', 'progress_notes'],
  referral: ['all', 'referrals'],
  session: ['all', 'sessions'],
  test_results: ['all', 'test_results'],
  treatment_plan: ['all', 'treatment_plans'],
};

/** The classes by which a record can be asked for. */
export const recordClassesOf = (kind: OtherRecord['class']): readonly RequestedClass[] => RECORD_CLASSES[kind];

const within = ({ requested }: Facts, { id, date }: { id: string; date: string }): boolean => {
  if (requested.note_ids && !requested.note_ids.includes(id)) return false;
  if (requested.date_from && date < requested.date_from) return false;
  return !(requested.date_to && date > requested.date_to);
};

/** A folder is a place: asked for by id it is what is named; else the billing records, and the notes that were misfiled in it. */
const FOLDER = 'billing_folder';

const asksForNote = ({ requested: { classes, note_ids: ids } }: Facts, { misfiled_in: place }: Note): boolean =>
  !classes?.length ||
  classes.some((asked) => NOTE_CLASSES.has(asked) || (asked === FOLDER && (Boolean(ids) || place === FOLDER)));

const asksForRecord = ({ requested: { classes, note_ids: ids } }: Facts, { class: kind }: OtherRecord): boolean =>
  !classes?.length ||
  classes.some((asked) => RECORD_CLASSES[kind].includes(asked) || (asked === FOLDER && Boolean(ids)));

/** Ordinary record; to the patient's own access also a note that lost its separation (45 CFR 164.501). */
const outsideTheClass = ({ ground_asserted: ground, requester }: Facts, note: Note): boolean => {
  const standing = classify(note);
  return (
    standing === 'ordinary' ||
    (standing === 'misfiled' && ground === 'patient_access' && requester.type === 'individual')
  );
};

const ORDERS: ReadonlySet<Artifact['type']> = new Set(['court_order', 'search_warrant', 'administrative_warrant']);
const ON_ORDERS: ReadonlySet<Facts['ground_asserted']> = new Set(['court_order', 'law_enforcement', 'subpoena']);

/** A draft that nobody has signed is its author's alone; an order reaches it like a note, and nothing else does. */
const mayBeAskedFor = ({ artifacts, ground_asserted: ground }: Facts, { draft }: Note): boolean =>
  draft !== true || (ON_ORDERS.has(ground) && artifacts.some(({ type }) => ORDERS.has(type)));

/** Resolves what is asked for. Ids outside the named classes are not asked for; no class named means the ids alone. */
export const matterOf = (facts: Facts): Matter => {
  const classes = facts.requested.classes ?? [];
  const notes = facts.notes.filter(
    (note) => within(facts, note) && asksForNote(facts, note) && mayBeAskedFor(facts, note),
  );
  const records = (facts.other_records ?? []).filter((record) => within(facts, record) && asksForRecord(facts, record));
  const unprotected = notes.filter((note) => outsideTheClass(facts, note));
  const ordinaryClasses = classes.filter((asked) => asked !== 'psychotherapy_notes');
  const guarded = notes.filter((note) => !unprotected.includes(note));
  const ordinary = [...unprotected, ...records].map(({ id }) => id);
  return {
    facts,
    today: dayIn(facts.as_of, facts.holder.time_zone),
    notes: guarded,
    ordinary,
    classes: ordinaryClasses,
    asksForNotes: guarded.length > 0 || (classes.includes('psychotherapy_notes') && unprotected.length === 0),
    asksForOrdinary: ordinary.length > 0 || ordinaryClasses.length > 0,
  };
};

/** The ordinary records asked for that belong to some classes. */
export const ofClasses = ({ facts, ordinary }: Matter, classes: readonly RequestedClass[]): string[] =>
  (facts.other_records ?? [])
    .filter(
      (record) => ordinary.includes(record.id) && recordClassesOf(record.class).some((of) => classes.includes(of)),
    )
    .map(({ id }) => id);

export type Labelled<Paper> = { paper: Paper; label: string };

const ACCOMPANYING = [
  'agreed_restriction',
  'redisclosure_notice',
  'self_pay_restriction',
  'state_rule_confirmation',
] as const;

/** Papers that release nothing themselves: they restrict or accompany, for the patient whom they name. */
export type Accompanying = (typeof ACCOMPANYING)[number];

const isOfAnother = ({ patient: own }: Facts, paper: Artifact) =>
  ACCOMPANYING.some((each) => each === paper.type) &&
  'patient' in paper &&
  Boolean(paper.patient) &&
  paper.patient !== own.id;

/** The artifacts of some types, each with the name by which a reason points at it. */
export const papers = <Type extends Artifact['type']>(
  facts: Facts,
  ...types: Type[]
): Labelled<Extract<Artifact, { type: Type }>>[] => {
  const isOf = (artifact: Artifact): artifact is Extract<Artifact, { type: Type }> =>
    types.some((type) => type === artifact.type) && !isOfAnother(facts, artifact);
  return facts.artifacts.flatMap((paper, index) =>
    isOf(paper) ? [{ paper, label: paper.id ?? `artifacts[${index}]` }] : [],
  );
};
