import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { involvementElements } from '../vocabulary/scope.ts';
import { giveUnrestricted, part2Closed } from './give-record.ts';
import { PREVENTS_NOTHING } from './threat-recipients.ts';

/** 45 CFR 164.510(b)(2)-(3): the patient agrees, or had the chance and does not object. */
const unwilling = ({ facts: { patient, context } }: Matter): Raised[] => {
  if (patient.objects === true) return [raise('patient-objects', 'patient.objects')];
  if (context.patient_agrees === false) return [raise('patient-objects', 'context.patient_agrees')];
  const agreed = context.patient_agrees === true || patient.objects === false;
  return agreed ? [] : [raise('agreement-not-recorded', 'context.patient_agrees')];
};

/** 45 CFR 164.510(b)(5): who was involved before the death, unless the patient had wished otherwise. */
const uninvolved = ({ facts: { patient, context } }: Matter): Raised[] => {
  const { in_care_or_payment: involved, contrary_wish: contrary } = context.involvement ?? {};
  if (contrary === true) return [raise('decedent-wished-otherwise', 'context.involvement.contrary_wish')];
  if (patient.objects === true) return [raise('decedent-wished-otherwise', 'patient.objects')];
  const held: Raised[] = [];
  if (involved === false) held.push(raise('not-involved-in-care', 'context.involvement.in_care_or_payment'));
  else if (involved !== true) held.push(raise('involvement-not-recorded', 'context.involvement.in_care_or_payment'));
  if (contrary !== false) held.push(raise('wish-not-checked', 'context.involvement.contrary_wish'));
  return held;
};

/** 45 CFR 164.510(b)(1)(i), 164.508(a)(1), (3)-(4): who trades in records or employs the patient is nobody of the care, and needs an authorization. */
const noRelation = ({ facts: { requester } }: Matter): Raised[] =>
  requester.type && (requester.type === 'employer' || PREVENTS_NOTHING.has(requester.type))
    ? [raise('not-involved-in-care', 'requester.type')]
    : [];

/** 45 CFR 164.510(b): of the ordinary record, what is relevant to the involvement of family in care or payment. */
export const familyForRecord = (matter: Matter): Finding => {
  const { patient, context } = matter.facts;
  const dead = patient.living === false;
  const held = [...part2Closed(matter), ...noRelation(matter), ...(dead ? uninvolved(matter) : unwilling(matter))];
  if (!dead && context.involvement?.in_care_or_payment === false)
    held.push(raise('not-involved-in-care', 'context.involvement.in_care_or_payment'));
  if (held.length > 0) return refuse(held);
  return giveUnrestricted(matter, {
    reason: raise(dead ? 'family-of-decedent' : 'family-in-care', 'requester.type'),
    minimumNecessary: true,
    elements: [...involvementElements],
  });
};
