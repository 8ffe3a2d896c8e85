import type { Facts } from '../facts.ts';
import type { Matter } from '../matter.ts';
import { lawfullyAlone, majority, parentSignatureDefects } from '../states/minors.ts';
import type { Authority } from './authority.ts';
import type { Check, Defect } from './authorization-elements.ts';
import { authoritiesIn } from './earlier-authority.ts';
import { representationDefects } from './representation.ts';

type Form = Parameters<Check>[0];

const suspected = ({ context }: Facts, who: string | null | undefined) =>
  context.suspected_abuser === 'personal_representative' || (Boolean(who) && context.abuse_suspected_by === who);

const individual = (form: Form, facts: Facts): Defect[] => {
  if (form.signed_by && form.signed_by !== facts.patient.id) return [['signer-without-authority', 'signed_by']];
  if (facts.patient.living === false) return [['death-since-signature-reconfirm', 'signed_by']];
  if (typeof facts.patient.age !== 'number') return [['age-not-recorded', 'signer_role']];
  if (facts.patient.age >= 18) return [];
  const alone = lawfullyAlone(facts, facts.patient.age);
  if (alone === true) return [];
  return [[alone === false ? 'minor-without-own-consent' : 'minors-consent-not-recorded', 'signed_by']];
};

const parent = (facts: Facts): Defect[] => {
  if (typeof facts.patient.age !== 'number') return [['age-not-recorded', 'authority_description']];
  if (facts.patient.age >= majority(facts)) return [['majority-reached-reconfirm', 'authority_description']];
  if (facts.patient.removed_from_custody === true)
    return [[facts.jurisdiction === 'CA' ? 'minor-removed-from-custody' : 'custody-removed-elsewhere', 'signed_by']];

  return parentSignatureDefects(facts, facts.patient.age).map((code) => [code, 'signed_by']);
};

const isParent = ({ capacity }: Authority) => capacity === 'parent';

/** The capacities in which a form was signed: as recorded, or in the closed words of the earlier vocabulary. */
const authoritiesOf = ({ authorities, authority_description: words }: Form): Authority[] | undefined =>
  authorities ?? (words ? authoritiesIn(words) : undefined);

/** What a representative lacks: as a parent what concerns the minor, in any capacity what gives power over health care. */
const representative = (form: Form, matter: Matter): Defect[] => {
  const field = form.authorities ? 'authorities' : 'authority_description';
  const authorities = authoritiesOf(form);
  if (!authorities) return [['representative-authority-not-described', 'authority_description']];
  const lacking = representationDefects(authorities, matter).map((code): Defect => [code, field]);
  if (lacking.length > 0 || matter.facts.patient.living === false) return lacking;
  const other = authorities.filter((authority) => !isParent(authority));
  const otherwise = representationDefects(other, matter).length === 0;
  return otherwise ? [] : parent(matter.facts);
};

/** 45 CFR 164.502(g): who signs as the individual. A parent, a health care decision-maker, or the executor of a decedent. */
export const signer: Check = (form, matter) => {
  const { facts } = matter;
  if (typeof facts.patient.living !== 'boolean') return [['life-not-recorded', 'signed_by']];
  if (form.signer_role === 'individual') return individual(form, facts);
  if (form.signer_role !== 'personal_representative')
    return [['representative-authority-not-described', 'signer_role']];
  const defects: Defect[] = suspected(facts, form.signed_by)
    ? [['representative-suspected-of-abuse', 'signed_by']]
    : [];
  return [...defects, ...representative(form, matter)];
};
