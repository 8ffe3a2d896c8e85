import { ordinaryDefects } from '../artifacts/authorization-defects.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import { type Matter, papers } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { extractExcluded } from './excluded-content.ts';
import { neverForNotes } from './never.ts';

interface Purpose {
  supports: ReasonCode;
  minimumNecessary: (matter: Matter) => boolean;
}

const TREATMENT: Purpose = {
  supports: 'treatment-of-the-record',
  minimumNecessary: ({ facts }) => facts.action === 'use',
};
const PAYMENT: Purpose = { supports: 'payment-of-the-record', minimumNecessary: () => true };
const OPERATIONS: Purpose = { supports: 'operations-of-the-record', minimumNecessary: () => true };

const blocked = (matter: Matter): Raised[] => {
  const { facts } = matter;
  const held: Raised[] = papers(facts, 'agreed_restriction').map(({ label }) =>
    raise('agreed-restriction-blocks', label),
  );
  if (facts.holder.part2_program === false) return held;
  const consents = papers(facts, 'authorization');
  const consented = consents.some((form) => ordinaryDefects(form, matter).length === 0);
  return consented ? held : [...held, raise('part2-consent-missing', consents[0]?.label ?? 'holder.part2_program')];
};

const permitted = (matter: Matter, purpose: Purpose, ids: string[], withheld: Raised[]) =>
  permit({
    reasons: [raise(purpose.supports, 'ground_asserted'), ...withheld],
    narrowed: ids.length < matter.ordinary.length,
    minimumNecessary: purpose.minimumNecessary(matter),
    scope: {
      note_ids: ids,
      content: purpose.minimumNecessary(matter) ? 'minimum_necessary' : 'full',
      recipient: matter.facts.requester.id,
      ...(matter.classes.length > 0 ? { classes: matter.classes } : {}),
    },
  });

const forPurpose =
  (purpose: Purpose) =>
  (matter: Matter): Finding => {
    const held = blocked(matter);
    return held.length > 0 ? refuse(held) : permitted(matter, purpose, matter.ordinary, []);
  };

/** 45 CFR 164.506(c): the ordinary record for treatment and for operations. */
export const treatmentForRecord = forPurpose(TREATMENT);
export const operationsForRecord = forPurpose(OPERATIONS);

/** 45 CFR 164.506(c)(3), .522(a)(1)(vi): the minimum necessary for payment, less what the patient paid in full. */
export const paymentForRecord = (matter: Matter): Finding => {
  const held = blocked(matter);
  if (held.length > 0) return refuse(held);
  const restrictions = papers(matter.facts, 'self_pay_restriction').filter(({ paper }) => paper.paid_in_full !== false);
  const hidden = new Set(restrictions.flatMap(({ paper }) => paper.services ?? []));
  const ids = matter.ordinary.filter((id) => !hidden.has(id));
  const label = restrictions[0]?.label ?? 'artifacts';
  if (matter.ordinary.length > 0 && ids.length === 0) return refuse([raise('self-pay-restriction', label)]);
  const withheld = ids.length < matter.ordinary.length ? [raise('self-pay-service-withheld', label)] : [];
  return permitted(matter, PAYMENT, ids, withheld);
};

/** The ordinary record on a ground for which this engine has no rule. */
export const closedToRecord = (): Finding => refuse([raise('ground-not-open-to-record', 'ground_asserted')]);

/** Notes asked for payment or another's treatment: refused, but for what the definition excludes. */
export const extractable =
  (minimumNecessary: boolean) =>
  (matter: Matter): Finding => {
    const refusal = neverForNotes(matter);
    const extract = blocked(matter).length > 0 ? undefined : extractExcluded(matter, minimumNecessary);
    return extract ? { ...extract, reasons: [...extract.reasons, ...refusal.reasons], cures: refusal.cures } : refusal;
  };
