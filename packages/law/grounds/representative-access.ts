import type { Authority } from '../artifacts/authority.ts';
import { lettersDefects } from '../artifacts/letters-of-estate.ts';
import { representationDefects } from '../artifacts/representation.ts';
import type { Facts } from '../facts.ts';
import type { Matter } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { majority, onObjection, openToBothParents, parentDefects } from '../states/minors.ts';

const suspected = ({ context, requester }: Facts) =>
  context.suspected_abuser === 'personal_representative' || context.abuse_suspected_by === requester.id;

const parent = (facts: Facts): Raised[] => {
  const { age, removed_from_custody: removed } = facts.patient;
  if (typeof age !== 'number') return [raise('age-not-recorded', 'patient.age')];
  if (age >= majority(facts)) return [raise('patient-is-an-adult', 'patient.age')];
  const barred = parentDefects(facts, age);
  if (removed === true) {
    barred.push(
      raise(
        facts.jurisdiction === 'CA' ? 'parent-barred-after-removal' : 'custody-removed-elsewhere',
        'patient.removed_from_custody',
      ),
    );
  }

  if (facts.context.professional_judgment_not_in_best_interest === true)
    barred.push(raise('representative-not-in-best-interest', 'context.professional_judgment_not_in_best_interest'));

  return barred;
};

const executor = (matter: Matter): Raised[] =>
  matter.facts.patient.living === false ? lettersDefects(matter) : [raise('not-the-individual', 'requester.type')];

const OF_CUSTODY = new Set<ReasonCode>(['custody-not-recorded', 'parent-without-legal-custody']);

/** The authority that was recorded of the requester. A parent has that of a parent where nothing else is recorded. */
const asRecorded = (matter: Matter): Raised[] => {
  const { authorities, type } = matter.facts.requester;
  const acting: Authority[] = authorities ?? (type === 'parent' ? [{ capacity: 'parent' }] : []);
  const aside = openToBothParents(matter.facts) ? OF_CUSTODY : new Set<ReasonCode>();
  return representationDefects(acting, matter)
    .filter((code) => !aside.has(code))
    .map((code) => raise(code, 'requester.authorities'));
};

/** 45 CFR 164.502(g): why the requester may not stand in the place of the individual. Empty means that they may. */
export const standingDefects = (matter: Matter): Raised[] => {
  const { facts } = matter;
  const { type, id } = facts.requester;
  if (type === 'individual') {
    return id === facts.patient.id && facts.patient.living !== false
      ? []
      : [raise('not-the-individual', 'requester.id')];
  }

  if (suspected(facts)) return [raise('representative-suspected-of-abuse', 'context.abuse_suspected_by')];
  if (type === 'parent') return [...asRecorded(matter), ...parent(facts)];
  if (type === 'personal_representative') return asRecorded(matter);
  return type === 'executor' ? executor(matter) : [raise('not-the-individual', 'requester.type')];
};

/** A parent whom the state limits to summary facts: the patient is old enough and has not agreed. */
export const limitedToSummary = (facts: Facts): boolean =>
  facts.requester.type === 'parent' && facts.patient.objects !== false && onObjection(facts) !== undefined;
