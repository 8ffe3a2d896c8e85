import { ordinaryDefects } from '../artifacts/authorization-defects.ts';
import { laterThan } from '../artifacts/dated.ts';
import { restrictionsOn } from '../artifacts/restriction.ts';
import { isUnlisted } from '../artifacts/unlisted.ts';
import { type Finding, refuse } from '../finding.ts';
import { type Matter, papers } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { ownCounsel } from './defense.ts';
import { extractExcluded } from './excluded-content.ts';
import { giveUnrestricted } from './give-record.ts';
import { neverForNotes } from './never.ts';

interface Purpose {
  supports: ReasonCode;
  minimumNecessary: (matter: Matter) => boolean;
  takers: ReadonlySet<RequesterType>;
  notATaker: ReasonCode;
}

const WORKFORCE = [
  'originator',
  'workforce_admin',
  'workforce_analyst',
  'workforce_billing',
  'workforce_clinician',
  'workforce_qa',
] as const;

const TREATMENT: Purpose = {
  supports: 'treatment-of-the-record',
  minimumNecessary: ({ facts }) => facts.action === 'use',
  takers: new Set<RequesterType>(['treating_provider', 'originator', 'former_originator', 'workforce_clinician']),
  notATaker: 'not-a-provider',
};
const PAYMENT: Purpose = {
  supports: 'payment-of-the-record',
  minimumNecessary: () => true,
  takers: new Set<RequesterType>([
    ...WORKFORCE,
    'health_plan',
    'individual',
    'medicare_contractor',
    'state_agency',
    'treating_provider',
    'workers_comp_carrier',
  ]),
  notATaker: 'not-of-payment',
};
const OPERATIONS: Purpose = {
  supports: 'operations-of-the-record',
  minimumNecessary: () => true,
  takers: new Set<RequesterType>([...WORKFORCE, 'acquirer', 'health_plan', 'training_supervisor', 'treating_provider']),
  notATaker: 'not-of-operations',
};

const COUNSEL = new Set<RequesterType>(['attorney', 'defense_counsel']);

/** 45 CFR 164.506(c), 164.502(e): who may have the record for a purpose. Who works for the practice from outside needs an agreement. */
const outsider = ({ facts }: Matter, { takers, notATaker }: Purpose): Raised[] => {
  const { type, baa } = facts.requester;
  if (!type) return [raise('requester-role-not-recorded', 'requester.type')];
  if (takers.has(type)) return [];
  if (COUNSEL.has(type) && notATaker !== TREATMENT.notATaker) return ownCounsel(facts);
  if (type === 'business_associate' || (type === 'accreditor' && notATaker === OPERATIONS.notATaker))
    return baa === true ? [] : [raise('associate-without-agreement', 'requester.baa')];
  return [raise(notATaker, 'requester.type')];
};

/** 42 CFR 2.31, 2.33: a program's record goes for treatment, payment and operations on the patient's consent. */
const unconsented = (matter: Matter): Raised[] => {
  if (matter.facts.holder.part2_program === false) return [];
  const consents = papers(matter.facts, 'authorization');
  return consents.some((form) => ordinaryDefects(form, matter).length === 0)
    ? []
    : [raise('part2-consent-missing', consents[0]?.label ?? 'holder.part2_program')];
};

const PLANS = new Set<RequesterType>(['health_plan', 'medicare_contractor']);

/** 45 CFR 164.522(a)(1)(vi): what the patient paid in full is not told to the plan, for payment or operations. */
const paidByPatient = ({ facts, ordinary, today }: Matter) => {
  const { type } = facts.requester;
  const restrictions = papers(facts, 'self_pay_restriction').filter(
    ({ paper }) => paper.paid_in_full !== false && !laterThan(today, paper),
  );
  const hidden = new Set(type && PLANS.has(type) ? restrictions.flatMap(({ paper }) => paper.services ?? []) : []);
  return {
    ids: ordinary.filter((id) => !hidden.has(id)),
    label: restrictions[0]?.label ?? 'artifacts',
    hidden: [...hidden],
  };
};

const forPurpose =
  (purpose: Purpose) =>
  (matter: Matter): Finding => {
    const held = [...outsider(matter, purpose), ...unconsented(matter)];
    if (held.length > 0) return refuse(held);
    const selfPaid =
      purpose === TREATMENT ? { ids: matter.ordinary, label: 'artifacts', hidden: [] } : paidByPatient(matter);
    const { ids, label, hidden } = selfPaid;
    const kept = isUnlisted(matter) && hidden.length > 0;
    if (matter.ordinary.length > 0 && ids.length === 0) return refuse([raise('self-pay-restriction', label)]);
    return giveUnrestricted(matter, {
      reason: raise(purpose.supports, 'ground_asserted'),
      also: ids.length < matter.ordinary.length || kept ? [raise('self-pay-service-withheld', label)] : [],
      ids,
      ...(kept ? { withheld: { record_ids: hidden } } : {}),
      minimumNecessary: purpose.minimumNecessary(matter),
    });
  };

/** 45 CFR 164.506(c): the ordinary record for treatment, for operations, and the minimum necessary of it for payment. */
export const treatmentForRecord = forPurpose(TREATMENT);
export const operationsForRecord = forPurpose(OPERATIONS);
export const paymentForRecord = forPurpose(PAYMENT);

/** Notes asked for payment or another's treatment: refused, but for what the definition excludes. */
const extracted =
  (purpose: Purpose) =>
  (matter: Matter): Finding => {
    const refusal = neverForNotes(matter);
    const held = [...outsider(matter, purpose), ...unconsented(matter), ...restrictionsOn(matter)];
    const extract = held.length > 0 ? undefined : extractExcluded(matter, purpose === PAYMENT);
    return extract ? { ...extract, reasons: [...extract.reasons, ...refusal.reasons], cures: refusal.cures } : refusal;
  };

export const extractedForPayment = extracted(PAYMENT);
export const extractedForTreatment = extracted(TREATMENT);

/** The ordinary record on a ground for which this engine has no rule. */
export const closedToRecord = (): Finding => refuse([raise('ground-not-open-to-record', 'ground_asserted')]);
