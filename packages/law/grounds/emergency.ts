import { isKnownPart2 } from '../artifacts/authorization-life.ts';
import { unlisted } from '../artifacts/unlisted.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { neverForNotes } from './never.ts';
import { treatmentForRecord } from './ordinary-record.ts';
import { seriousThreat } from './serious-threat.ts';
import { afterStateRules } from './state-gate.ts';

/** A recorded emergency of the patient, and one who treats them. */
const inEmergency = ({ facts }: Matter) =>
  facts.context.emergency?.medical === true && facts.requester.type === 'treating_provider';

/** 42 CFR 2.51: without consent only where none can be had in time. */
const part2 = (matter: Matter): Raised[] => {
  if (!isKnownPart2(matter) || matter.facts.context.emergency?.consent_unobtainable === true) return [];
  return [raise('part2-consent-missing', 'context.emergency.consent_unobtainable')];
};

const supports = (matter: Matter): Raised[] => [
  raise('medical-emergency', 'context.emergency'),
  ...(isKnownPart2(matter) ? [raise('part2-medical-emergency', 'context.emergency')] : []),
];

/** 45 CFR 164.512(j)(1)(i), 42 CFR 2.51: those who treat the emergency are told what they need. The note stays. */
export const emergencyForNotes = (matter: Matter): Finding => {
  if (matter.facts.context.threat) return seriousThreat(matter);
  if (!inEmergency(matter)) return neverForNotes(matter);
  const held = part2(matter);
  if (held.length > 0) return refuse(held);
  return permit({
    reasons: supports(matter),
    narrowed: true,
    accounting: true,
    minimumNecessary: true,
    scope: {
      note_ids: [],
      content: 'statement_only',
      recipients: [matter.facts.requester.id],
      elements: ['facts needed to treat the emergency', 'identity of patient'],
    },
  });
};

/** Whoever treats the patient has at least what treatment gives, and waits for what it waits for. */
const asTreatment = (matter: Matter): Finding => {
  if (matter.facts.requester.type !== 'treating_provider')
    return refuse([raise('emergency-access-not-a-ground', 'context.emergency')]);
  const facts = { ...matter.facts, ground_asserted: 'treatment' as const };
  return afterStateRules(treatmentForRecord(matter), { ...matter, facts });
};

/** 45 CFR 164.522(a)(1)(iii): an agreed restriction does not keep the ordinary record from those who treat an emergency. */
export const emergencyForRecord = (matter: Matter): Finding => {
  if (!inEmergency(matter)) return asTreatment(matter);
  const held = part2(matter);
  if (held.length > 0) return refuse(held);
  return permit({
    reasons: supports(matter),
    narrowed: false,
    scope: {
      note_ids: matter.ordinary,
      content: 'full',
      recipient: matter.facts.requester.id,
      ...(matter.classes.length > 0 ? { classes: matter.classes } : {}),
      ...unlisted(matter),
    },
  });
};
