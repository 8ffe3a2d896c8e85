import * as z from 'zod';
import { Artifact } from './artifacts/artifact.ts';
import { Context } from './context.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { GroundAsserted, Holder, Patient, Requester } from './parties.ts';
import { Note, OtherRecord, Requested } from './records.ts';
import { Instant, known } from './values.ts';

const shape = z.strictObject({
  as_of: Instant,
  jurisdiction: known(Jurisdiction),
  holder: Holder,
  patient: Patient,
  requester: Requester,
  action: known(z.enum(['disclose', 'use'])),
  ground_asserted: known(GroundAsserted),
  requested: Requested,
  notes: z.array(Note),
  other_records: known(z.array(OtherRecord)),
  artifacts: z.array(Artifact),
  context: Context,
});

const repeated = (ids: (string | undefined)[]) => ids.findIndex((id, index) => id !== undefined && ids.indexOf(id) < index);

function impossible(facts: z.infer<typeof shape>): { path: (string | number)[]; code: string }[] {
  const found: { path: (string | number)[]; code: string }[] = [];
  const { living, years_since_death: years } = facts.patient;
  if (living === true && typeof years === 'number') found.push({ path: ['patient', 'years_since_death'], code: 'living-and-dead' });
  const { date_from: from, date_to: to } = facts.requested;
  if (from && to && from > to) found.push({ path: ['requested', 'date_to'], code: 'range-ends-before-it-starts' });
  const note = repeated([...facts.notes, ...(facts.other_records ?? [])].map(({ id }) => id));
  if (note >= 0) {
    const inNotes = note < facts.notes.length;
    found.push({ path: inNotes ? ['notes', note, 'id'] : ['other_records', note - facts.notes.length, 'id'], code: 'repeated-id' });
  }
  const artifact = repeated(facts.artifacts.map(({ id }) => id));
  if (artifact >= 0) found.push({ path: ['artifacts', artifact, 'id'], code: 'repeated-id' });
  return found;
}

/** The facts of one instant. Absent is unknown; an unknown field or an impossible fact is refused with its path. */
export const Facts = shape.superRefine((facts, context) => {
  for (const { path, code } of impossible(facts)) context.addIssue({ code: 'custom', path, message: code, params: { code } });
});
export type Facts = z.infer<typeof Facts>;
