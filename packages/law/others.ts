import { noteDefects } from './artifacts/authorization-defects.ts';
import { gateDefects } from './artifacts/gate.ts';
import { reaches } from './artifacts/reach.ts';
import { type Finding, leaves, refuse } from './finding.ts';
import { type Matter, papers } from './matter.ts';
import type { GroundAsserted } from './parties.ts';
import { type Raised, raise } from './reasons/reason.ts';
import { type Note, withUnknownOthers } from './records.ts';

/** Uses inside the practice, by the originator or in its own program: nothing is disclosed, so nothing is taken out. */
const INTERNAL = new Set<GroundAsserted | null | undefined>(['originator_treatment', 'training']);

/** Whether another person of a note gave a good authorization of their own for the same recipient. */
const authorized = (person: string, note: Note, matter: Matter): boolean => {
  const theirs = { ...matter, facts: { ...matter.facts, patient: { id: person, age: 18, living: true } } };
  return papers(matter.facts, 'authorization').some(
    (form) => form.paper.patient === person && reaches(form.paper, note) && noteDefects(form, theirs).length === 0,
  );
};

const BINDING = [
  'court_order',
  'search_warrant',
  'subpoena',
  'hhs_request',
  'oversight_request',
  'coroner_request',
] as const;

/** Whether a paper that stands names another person of the session as a patient whose records it is for. */
const named = (person: string, matter: Matter): boolean =>
  papers(matter.facts, ...BINDING).some(
    (request) => request.paper.other_patients?.includes(person) && gateDefects(request, matter).length === 0,
  );

/** The other persons of a note for whom nothing was authorized, ordered or asked. */
export const unsigned = (note: Note, matter: Matter): string[] =>
  (note.other_participants ?? []).filter((person) => !named(person, matter) && !authorized(person, note, matter));

/** An investigation of the practice or of its therapist is about no one patient, unless it says so. */
const isOfPractice = ({ facts }: Matter): boolean =>
  (facts.ground_asserted === 'hhs_enforcement' || facts.ground_asserted === 'health_oversight') &&
  papers(facts, 'hhs_request', 'oversight_request').every(({ paper }) => !paper.patient);

const isWhole = ({ scope }: Finding) => scope.content !== 'extract' || !scope.elements;

const narrowed = (finding: Finding, ids: string[], redact: string[], reasons: Raised[]): Finding => {
  const { scope } = finding;
  const redacted = redact.length > 0 ? { redact: [...new Set([...(scope.redact ?? []), ...redact])] } : {};
  const content = redact.length > 0 && scope.content === 'full' ? 'redacted' : scope.content;
  return {
    ...finding,
    outcome: 'NARROW',
    reasons: [...finding.reasons, ...reasons],
    scope: { ...scope, note_ids: ids, content, ...redacted },
  };
};

/** A release about one patient takes out what concerns the others of a session, on whatever ground; a session of which nobody recorded who was there stays. */
export const withoutOthers = (finding: Finding, matter: Matter): Finding => {
  const { ground_asserted: ground, notes } = matter.facts;
  if (!leaves(finding) || INTERNAL.has(ground) || isOfPractice(matter) || !isWhole(finding)) return finding;
  const leaving = notes.filter(({ id }) => finding.scope.note_ids.includes(id));
  const unknown = leaving.filter(withUnknownOthers).map(({ id }) => id);
  const ids = finding.scope.note_ids.filter((id) => !unknown.includes(id));
  const notRecorded = raise('other-participants-not-recorded', 'notes.other_participants');
  if (unknown.length > 0 && ids.length === 0) return refuse([notRecorded]);
  const redact = [...new Set(leaving.flatMap((note) => unsigned(note, matter)))];
  if (unknown.length + redact.length === 0) return finding;
  const reasons: Raised[] = [
    ...(unknown.length > 0 ? [notRecorded] : []),
    ...(redact.length > 0 ? [raise('other-participants-redacted', 'notes.other_participants')] : []),
  ];
  return narrowed(finding, ids, redact, reasons);
};
