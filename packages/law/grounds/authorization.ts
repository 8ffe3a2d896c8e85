import { noteDefects, ordinaryDefects } from '../artifacts/authorization-defects.ts';
import { isPart2 } from '../artifacts/authorization-life.ts';
import type { AuthorizationArtifact } from '../artifacts/authorization.ts';
import { laterThan } from '../artifacts/dated.ts';
import { reaches, recordsReached } from '../artifacts/reach.ts';
import { restrictionsOn } from '../artifacts/restriction.ts';
import { reachOf, unlisted } from '../artifacts/unlisted.ts';
import type { Approver } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Finding, anyOf, permit, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { unsigned } from '../others.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import type { Note } from '../records.ts';
import { type InForce, rulesOn } from '../states/governing.ts';
import type { Licence } from '../vocabulary/licences.ts';
import { licenceOf } from './threat-facts.ts';

type Form = Labelled<AuthorizationArtifact>;

const APPROVERS: Approver[] = ['originator', 'privacy-officer'];
const FAMILY_SESSIONS = new Set(['couple', 'family']);

const participants = ({ notes }: Matter) => new Set(notes.flatMap((note) => note.other_participants ?? []));

/** The forms of this patient; a form of another participant of a joint session is that person's own. */
const formsOf = (matter: Matter): Form[] => {
  const others = participants(matter);
  return papers(matter.facts, 'authorization').filter(({ paper }) => !paper.patient || !others.has(paper.patient));
};

const describes = ({ paper }: Form, note: Note): boolean => {
  const kind = note.class === 'sud_counseling_note' ? 'sud_counseling_notes' : 'psychotherapy_notes';
  if (!paper.covers?.includes(kind)) return false;
  return reaches(paper, note);
};

const undelivered = (matter: Matter): Raised[] => {
  const notices = papers(matter.facts, 'redisclosure_notice');
  const ready = notices.some(
    ({ paper }) =>
      paper.included === true && paper.consent_copy_or_explanation === true && !laterThan(matter.today, paper),
  );
  return ready ? [] : [raise('part2-notice-missing', notices[0]?.label ?? 'artifacts')];
};

const undatedOrLater = (agreedOn: string | null | undefined, signedOn: string | null | undefined) =>
  !agreedOn || !signedOn || signedOn <= agreedOn;

/** The restrictions that bar a form: 45 CFR 164.522(a)(1)(iii). One yields only to a form that the individual signed after it. */
const barring = (matter: Matter, { paper: form }: Form): Raised[] =>
  restrictionsOn(matter)
    .filter(({ signedOn }) => undatedOrLater(signedOn, form.signed_on))
    .map(({ label }) => raise('agreed-restriction-stands', label));

const outsideTheForm = (matter: Matter): Raised[] => {
  const held: Raised[] = [];
  if (matter.facts.context.originator_decision === 'decline')
    held.push(raise('originator-declined', 'context.originator_decision'));
  if (isPart2(matter)) held.push(...undelivered(matter));
  return held;
};

const released = (matter: Matter, valid: Form[], notes: Note[]): Finding => {
  const fewer = notes.length < matter.notes.length;
  const label = valid[0]?.label ?? 'artifacts';
  const reasons = [raise('authorization-valid', label)];
  if (fewer) reasons.push(raise('authorization-narrows', label));
  return permit({
    reasons,
    narrowed: fewer,
    approvals: APPROVERS,
    scope: {
      note_ids: notes.map(({ id }) => id),
      content: 'full',
      recipient: matter.facts.requester.id,
      ...(isPart2(matter) ? { attach: ['2.32 notice', 'copy or clear explanation of consent'] } : {}),
    },
  });
};

/** A clinician whose licence nobody recorded counts as bound. */
const bindsClinician = (families: readonly Licence[] | undefined, facts: Facts): boolean => {
  const licence = licenceOf(facts);
  return !families || !licence || families.includes(licence);
};

/** The rule of a governing state under which each member of a family waives, where this clinician is bound by one. */
const familyRule = ({ facts }: Matter): InForce<'authorization'> | undefined =>
  rulesOn(facts, 'authorization').find(
    ({ requires, families }) => requires?.includes('every-family-member') && bindsClinician(families, facts),
  );

const needsWaivers = (note: Note, matter: Matter) =>
  FAMILY_SESSIONS.has(note.session_kind ?? '') && unsigned(note, matter).length > 0;

/** Ground 1 for notes: 45 CFR 164.508(a)(1)-(2), (b), (c). Exactly what the form describes, never more. */
export const authorizationForNotes = (matter: Matter): Finding => {
  const forms = formsOf(matter);
  if (forms.length === 0) return refuse([raise('authorization-absent', 'artifacts'), ...outsideTheForm(matter)]);
  const judged = forms.map((form) => ({ form, defects: [...noteDefects(form, matter), ...barring(matter, form)] }));
  const valid = judged.filter(({ defects }) => defects.length === 0).map(({ form }) => form);
  const held = outsideTheForm(matter);
  if (valid.length === 0) return refuse([...judged.flatMap(({ defects }) => defects), ...held]);
  if (held.length > 0) return refuse(held);
  const described = matter.notes.filter((note) => valid.some((form) => describes(form, note)));
  if (described.length === 0) return refuse([raise('nothing-in-authorized-range', `${valid[0]?.label}.date_from`)]);
  const families = familyRule(matter);
  const free = families ? described.filter((note) => !needsWaivers(note, matter)) : described;
  if (free.length === 0)
    return refuse([raise('family-waivers-missing', 'notes.other_participants', families?.statute)]);
  return released(matter, valid, free);
};

const supported = (matter: Matter, form: Form): Finding => {
  const defects = [...ordinaryDefects(form, matter), ...barring(matter, form)];
  const ids = recordsReached(matter, form.paper);
  if (matter.ordinary.length > 0 && ids.length === 0)
    defects.push(raise('nothing-in-authorized-range', `${form.label}.date_from`));
  if (defects.length > 0) return refuse(defects);
  return permit({
    reasons: [raise('authorization-valid', form.label)],
    narrowed: ids.length < matter.ordinary.length,
    approvals: APPROVERS,
    scope: {
      note_ids: ids,
      content: 'full',
      recipient: matter.facts.requester.id,
      ...(matter.classes.length > 0 ? { classes: matter.classes } : {}),
      ...unlisted(matter, [reachOf(form.paper)]),
    },
  });
};

/** Ground 1 for the ordinary record: a general form supports it, a compound one supports nothing. */
export const authorizationForRecord = (matter: Matter): Finding => {
  const forms = formsOf(matter);
  if (forms.length === 0) return refuse([raise('authorization-absent', 'artifacts')]);
  return anyOf(forms.map((form) => supported(matter, form)));
};
