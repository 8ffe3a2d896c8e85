import type { Facts } from '../facts.ts';
import { papers } from '../matter.ts';
import { majority, parentSignatureDefects } from '../states/minors.ts';
import type { Check, Defect } from './authorization-elements.ts';

const HEALTH_CARE = /guardian|conservator|health[ -]?care|medical|court[ -]appointed/i;
const PARENTAL = /\b(parent|mother|father)\b/i;
const OF_THE_ESTATE =
  /executor|executrix|administrator|letters (testamentary|of administration)|personal representative of the estate/i;
const LETTERS = /\bletters\b/i;
const FINANCIAL = /financ|property|fiscal/i;

const suspected = ({ context }: Facts, who: string | null | undefined) =>
  context.suspected_abuser === 'personal_representative' || (Boolean(who) && context.abuse_suspected_by === who);

const individual = (form: Parameters<Check>[0], facts: Facts): Defect[] => {
  if (form.signed_by && form.signed_by !== facts.patient.id) return [['signer-without-authority', 'signed_by']];
  if (facts.patient.living === false) return [['death-since-signature-reconfirm', 'signed_by']];
  if (typeof facts.patient.age !== 'number') return [['age-not-recorded', 'signer_role']];
  if (facts.patient.age >= 18) return [];
  if (facts.patient.self_consented === true) return [];
  return [
    [facts.patient.self_consented === false ? 'minor-without-own-consent' : 'minors-consent-not-recorded', 'signed_by'],
  ];
};

const parent = (facts: Facts): Defect[] => {
  if (facts.patient.living === false) return [['signer-without-authority', 'authority_description']];
  if (typeof facts.patient.age !== 'number') return [['age-not-recorded', 'authority_description']];
  if (facts.patient.age >= majority(facts)) return [['majority-reached-reconfirm', 'authority_description']];
  if (facts.patient.removed_from_custody === true)
    return [[facts.jurisdiction === 'CA' ? 'minor-removed-from-custody' : 'custody-removed-elsewhere', 'signed_by']];

  return parentSignatureDefects(facts, facts.patient.age).map((code) => [code, 'signed_by']);
};

/** 45 CFR 164.502(g)(4), .514(h)(1): the executor or administrator, on letters that the form names or that were shown. */
const estate = (facts: Facts, authority: string): Defect[] => {
  if (!OF_THE_ESTATE.test(authority)) return [['signer-without-authority', 'authority_description']];
  const shown = papers(facts, 'letters_testamentary').some(
    ({ paper }) => paper.valid === true || paper.verified === true,
  );
  return shown || LETTERS.test(authority) ? [] : [['letters-missing', 'authority_description']];
};

/** 45 CFR 164.502(g): who signs as the individual. A parent, a health care decision-maker, or the executor of a decedent. */
export const signer: Check = (form, { facts }) => {
  if (typeof facts.patient.living !== 'boolean') return [['life-not-recorded', 'signed_by']];
  if (form.signer_role !== 'personal_representative') {
    return form.signer_role === 'individual'
      ? individual(form, facts)
      : [['representative-authority-not-described', 'signer_role']];
  }

  const defects: Defect[] = suspected(facts, form.signed_by)
    ? [['representative-suspected-of-abuse', 'signed_by']]
    : [];
  const authority = form.authority_description;
  if (!authority) return [...defects, ['representative-authority-not-described', 'authority_description']];
  if (PARENTAL.test(authority)) return [...defects, ...parent(facts)];
  if (!facts.patient.living) return [...defects, ...estate(facts, authority)];
  if (HEALTH_CARE.test(authority)) return defects;
  const dead = FINANCIAL.test(authority) || OF_THE_ESTATE.test(authority);
  return [
    ...defects,
    [dead ? 'signer-without-authority' : 'representative-authority-not-established', 'authority_description'],
  ];
};
