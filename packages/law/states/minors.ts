import type { Facts } from '../facts.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import type { RequestedClass } from '../records.ts';
import { type InForce, governing, rulesOn } from './governing.ts';

type Rule = InForce<'minors'>;

/** From this age, where no read rule says otherwise, it is asked who consented to the care. */
const ADOLESCENCE = 12;

const readRules = (facts: Facts): Rule[] => rulesOn(facts, 'minors').filter(({ verified }) => verified === 'read');

/** The age at which the patient decides for themself: the highest of the governing states. */
export const majority = (facts: Facts): number =>
  Math.max(18, ...rulesOn(facts, 'minors').map((rule) => rule.majority));

const couldConsent = ({ basis, consentFrom }: Rule, age: number): boolean => {
  if (basis === 'none') return false;
  return basis === 'age' ? age >= (consentFrom ?? ADOLESCENCE) : age >= ADOLESCENCE;
};

/** Whether the patient may have consented to this care alone, by any governing state. */
const mayHaveConsented = (facts: Facts, age: number): boolean => {
  const rules = readRules(facts);
  const unread = rules.length < Math.max(1, governing(facts).length);
  return rules.some((rule) => couldConsent(rule, age)) || (unread && age >= ADOLESCENCE);
};

const openToParent = (facts: Facts, age: number): boolean => {
  const rules = readRules(facts);
  return (
    age < 18 &&
    rules.length > 0 &&
    rules.length === governing(facts).length &&
    rules.every(({ parent }) => parent === 'allowed')
  );
};

/** The state that lets a parent act only where a minor of this age does not object. */
export const onObjection = (facts: Facts): Rule | undefined => {
  const { age } = facts.patient;
  return readRules(facts).find(
    ({ summaryOnObjection, consentFrom }) => summaryOnObjection && typeof age === 'number' && age >= (consentFrom ?? 0),
  );
};

/** Every governing state lets a parent see the record, whoever of the parents has custody. */
export const openToBothParents = (facts: Facts): boolean => {
  const rules = readRules(facts);
  return rules.length > 0 && rules.length === governing(facts).length && rules.every(({ bothParents }) => bothParents);
};

/** Whether the minor consented to the care alone, where a governing state lets a minor of this age do so; undefined where nobody knows. */
export const lawfullyAlone = (facts: Facts, age: number): boolean | undefined => {
  const rules = readRules(facts);
  const barred = rules.length > 0 && rules.length === governing(facts).length && !mayHaveConsented(facts, age);
  if (facts.patient.self_consented === true) return !barred;
  return facts.patient.self_consented === false ? false : undefined;
};

/** 45 CFR 164.502(g)(3): why the parent is not the representative for the record of this care. Consent that the state does not let a minor of this age give alone takes nothing from the parent ((i)(A): no other consent is required by law). */
export const parentDefects = (facts: Facts, age: number): Raised[] => {
  const { self_consented: alone, objects } = facts.patient;
  const [first] = readRules(facts);
  if (lawfullyAlone(facts, age) === true)
    return openToParent(facts, age) ? [] : [raise('minor-holds-the-right', 'patient.self_consented', first?.statute)];
  if (onObjection(facts) || openToParent(facts, age)) return [];
  if (typeof alone !== 'boolean' && mayHaveConsented(facts, age))
    return [raise('minors-consent-to-care-not-recorded', 'patient.self_consented', first?.statute)];
  const controls = readRules(facts).find((rule) => rule.controls === 'all-care' && couldConsent(rule, age));
  if (!controls) return [];
  return [
    raise(
      objects === true ? 'minor-objects-to-the-parent' : 'minor-controls-the-record',
      'patient.objects',
      controls.statute,
    ),
  ];
};

/** What every governing state opens to a parent although the minor holds or controls the record. */
export const opensToParent = (facts: Facts): RequestedClass[] => {
  const rules = readRules(facts);
  if (rules.length < governing(facts).length) return [];
  const [first, ...others] = rules.map((rule) => rule.opensToParent ?? []);
  return (first ?? []).filter((each) => others.every((open) => open.includes(each)));
};

/** Why a parent may not sign for the minor: the minor consented or may have, objects where the state asks, or controls the record. */
export const parentSignatureDefects = (facts: Facts, age: number): ReasonCode[] => {
  const { objects } = facts.patient;
  const alone = lawfullyAlone(facts, age);
  if (alone === true) return ['minor-signs-own-authorization'];
  if (onObjection(facts)) {
    if (objects === false) return [];
    return [objects === true ? 'minor-objects-to-the-parent' : 'minors-objection-not-recorded'];
  }
  if (alone !== false && mayHaveConsented(facts, age)) return ['minors-consent-not-recorded'];
  const controls = readRules(facts).some((rule) => rule.controls === 'all-care' && couldConsent(rule, age));
  return controls ? ['minor-signs-own-authorization'] : [];
};
