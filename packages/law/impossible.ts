import type { Context } from './context.ts';
import type { Patient } from './parties.ts';
import type { Note, OtherRecord, Requested } from './records.ts';

interface Stated {
  patient: Patient;
  requested: Requested;
  notes: Note[];
  other_records?: OtherRecord[] | null;
  artifacts: { id?: string }[];
  context: Context;
}

export interface Impossible {
  path: (string | number)[];
  code:
    | 'living-and-dead'
    | 'range-ends-before-it-starts'
    | 'repeated-id'
    | 'patient-is-other-participant'
    | 'plaintiff-is-defendant';
}

/** What cannot be true, for whoever said it. */
export const impossibleWords: Readonly<Record<Impossible['code'], string>> = {
  'living-and-dead': 'A patient who lives has not been dead for years. Correct one of the two.',
  'range-ends-before-it-starts': 'The last day may not lie before the first.',
  'repeated-id': 'Each record and each paper is named once.',
  'patient-is-other-participant': 'The patient is no other participant of their own session. Leave them out.',
  'plaintiff-is-defendant': 'Nobody is plaintiff and defendant of the same action. Correct one of the two.',
};

type Day = string | null | undefined;

const repeated = (ids: (string | undefined)[]) =>
  ids.findIndex((id, index) => id !== undefined && ids.indexOf(id) < index);

const endsEarly = (from: Day, to: Day, path: Impossible['path']): Impossible[] =>
  from && to && from > to ? [{ path, code: 'range-ends-before-it-starts' }] : [];

const names = ({ notes, other_records: records, artifacts }: Stated): Impossible[] => {
  const found: Impossible[] = [];
  const note = repeated([...notes, ...(records ?? [])].map(({ id }) => id));
  if (note >= 0) {
    const path = note < notes.length ? ['notes', note, 'id'] : ['other_records', note - notes.length, 'id'];
    found.push({ path, code: 'repeated-id' });
  }
  const artifact = repeated(artifacts.map(({ id }) => id));
  return artifact < 0 ? found : [...found, { path: ['artifacts', artifact, 'id'], code: 'repeated-id' }];
};

const people = ({ patient, notes, context }: Stated): Impossible[] => {
  const found: Impossible[] = [];
  if (patient.living === true && typeof patient.years_since_death === 'number')
    found.push({ path: ['patient', 'years_since_death'], code: 'living-and-dead' });

  const own = notes.findIndex(({ other_participants: others }) => others?.includes(patient.id));
  if (own >= 0) found.push({ path: ['notes', own, 'other_participants'], code: 'patient-is-other-participant' });
  const { plaintiff, defendant } = context.action ?? {};
  if (plaintiff && plaintiff === defendant)
    found.push({ path: ['context', 'action', 'defendant'], code: 'plaintiff-is-defendant' });
  return found;
};

/** What cannot be true of the facts taken together, with the path of each. */
export const impossible = (facts: Stated): Impossible[] => {
  const { requested, context } = facts;
  return [
    ...people(facts),
    ...endsEarly(requested.date_from, requested.date_to, ['requested', 'date_to']),
    ...endsEarly(context.suspension?.made_on, context.suspension?.until, ['context', 'suspension', 'until']),
    ...names(facts),
  ];
};
