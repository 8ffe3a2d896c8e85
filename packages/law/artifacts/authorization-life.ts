import type { Matter } from '../matter.ts';
import type { Check } from './authorization-elements.ts';

const BARRED_CONDITIONS = new Set(['treatment', 'payment']);
const ENROLLMENT = new Set(['enrollment', 'eligibility']);
/** Outside the definition of a covered entity by what they are: 45 CFR 160.103 ("health plan", excepted benefits; employment records). */
const NOT_COVERED = new Set(['employer', 'life_insurer', 'workers_comp_carrier']);
const BUYERS = new Set(['data_broker', 'marketer']);
const NOTES_ALONE = /^authorization_psychotherapy_notes/;
const COUNSELING_NOTES_ALONE = /^(authorization|consent)_sud_counseling_notes/;

/** 42 CFR 2.11: a program's record, or a counseling note received from one. Unknown is treated as a program. */
export const isPart2 = ({ facts, notes }: Matter) =>
  facts.holder.part2_program !== false || notes.some((note) => note.class === 'sud_counseling_note');

/** A record that is known to be of a Part 2 program: what keeps a warning or a report back. Unknown keeps neither back. */
export const isKnownPart2 = ({ facts, notes }: Matter) =>
  facts.holder.part2_program === true || notes.some((note) => note.class === 'sud_counseling_note');

/** 45 CFR 164.508(b)(3)(ii): notes combine only with notes. 42 CFR 2.31(b), (d): counseling notes likewise. */
export const compound: Check = (form, matter) => {
  if (!form.combined_with) return [['combination-not-recorded', 'combined_with']];
  const alone = matter.facts.holder.part2_program === true ? COUNSELING_NOTES_ALONE : NOTES_ALONE;
  const others = form.combined_with.filter((other) => !alone.test(other));
  if (others.length > 0) {
    return [
      [
        matter.facts.holder.part2_program === true ? 'part2-consent-combined' : 'compound-authorization',
        'combined_with',
      ],
    ];
  }
  return (form.covers ?? []).length > 1 ? [['compound-authorization', 'covers']] : [];
};

const AUTHORIZATION_OR_RESEARCH = /^(authorization|informed_consent_research)/;

/** 45 CFR 164.508(b)(3)(i), (iii): a form for the ordinary record combines with other authorizations, research with its consent. */
export const compoundOrdinary: Check = (form, { facts }) => {
  const others = (form.combined_with ?? []).filter((other) => !AUTHORIZATION_OR_RESEARCH.test(other));
  if (others.length > 0 && facts.holder.part2_program !== true) return [['authorization-combined', 'combined_with']];
  return (form.combined_with ?? []).some((other) => NOTES_ALONE.test(other))
    ? [['compound-authorization', 'combined_with']]
    : [];
};

/** 45 CFR 164.508(b)(4): the bar binds covered entities; what only they can condition is always barred. */
export const conditioning: Check = (form, { facts }) => {
  const condition = form.conditioned_on;
  if (condition === undefined) return [['conditioning-not-recorded', 'conditioned_on']];
  if (condition === null) return [];
  if (ENROLLMENT.has(condition)) return [['conditioned-on-enrollment', 'conditioned_on']];
  const { covered_entity: covered, type } = facts.requester;
  const outside = covered === false || (covered !== true && NOT_COVERED.has(type ?? ''));
  const bound = BARRED_CONDITIONS.has(condition) || !outside;
  return bound ? [['conditioned-authorization', 'conditioned_on']] : [];
};

/** 45 CFR 164.508(b)(5): effective on receipt when written; an oral wish holds the release. */
export const revocation: Check = (form, { facts }) => {
  if (form.revoked === undefined) return [['revocation-not-checked', 'revoked']];
  if (form.revoked === null) return [];
  const { written, received_at: receivedAt } = form.revoked;
  if (receivedAt && Date.parse(receivedAt) > Date.parse(facts.as_of)) return [];
  return [[written === true ? 'authorization-revoked' : 'oral-revocation-hold', 'revoked']];
};

/** 45 CFR 164.508(b)(2)(v). */
export const truth: Check = (form) => {
  if (form.known_false === true) return [['known-to-be-false', 'known_false']];
  return form.known_false === false ? [] : [['truth-not-checked', 'known_false']];
};

/** 45 CFR 164.508(a)(3)(ii), (a)(4)(ii): who is paid says so on the form. */
export const remuneration: Check = (form, { facts }) => {
  if (form.statements?.remuneration === true) return [];
  const paid = facts.context.remuneration_to_holder;
  if (paid === true) return [['remuneration-not-stated', 'statements.remuneration']];
  const buys = facts.requester.type && BUYERS.has(facts.requester.type);
  return buys && paid !== false ? [['remuneration-not-known', 'statements.remuneration']] : [];
};

/** 45 CFR 164.508(c)(1)(i): "all notes of Dr. A" is specific. Days, entries and authors limit a form where it has them; that it has none is recorded. */
export const range: Check = (form) => {
  const limits = [form.note_ids, form.authors, form.date_from, form.date_to];
  return limits.every((limit) => limit === undefined) ? [['description-without-dates-or-notes', 'date_from']] : [];
};
