import type { Threat } from '../context.ts';
import type { Facts } from '../facts.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { stateRow } from '../states/rows.ts';

/** Who speaks for the patient: a family that tells the therapist of the threat counts (Ewing v. Goldstein). */
export const FROM_THE_PATIENT = new Set(['patient', 'family', 'family_of_patient']);
const NY_CLINICIANS = new Set(['psychiatrist', 'psychologist']);

const open = (field: string) => raise('threat-element-not-determined', `context.threat.${field}`);

const checked = (value: boolean | null | undefined, field: string, denied: ReasonCode): Raised[] => {
  if (value === true) return [];
  return [value === false ? raise(denied, `context.threat.${field}`) : open(field)];
};

/** 45 CFR 164.512(j)(1)(i): serious, imminent, believed in good faith, told to one who can prevent it. */
const federal = (threat: Threat): Raised[] => {
  const raised: Raised[] = [];
  if (threat.past_event === true) raised.push(raise('threat-past', 'context.threat.past_event'));
  raised.push(...checked(threat.serious, 'serious', 'threat-not-serious'));
  raised.push(...checked(threat.imminent, 'imminent', 'threat-not-imminent'));
  raised.push(...checked(threat.recipient_can_prevent, 'recipient_can_prevent', 'recipient-cannot-prevent'));
  if (threat.clinician_good_faith === false)
    raised.push(raise('threat-not-serious', 'context.threat.clinician_good_faith'));
  else if (threat.clinician_good_faith !== true)
    raised.push(raise('threat-not-determined', 'context.threat.clinician_good_faith'));
  if (!threat.victim) raised.push(open('victim'));
  return raised;
};

/** What the state asks beyond the federal test, when the danger is to another. */
const ofTheState = (facts: Facts, threat: Threat): Raised[] => {
  const { threat: row } = stateRow(facts.jurisdiction);
  if (threat.victim === 'self') return [];
  const raised: Raised[] = [];
  const named = Boolean(threat.victim?.startsWith('named:'));
  if (row.victim !== 'none' && !named) raised.push(raise('state-threshold-not-met', 'context.threat.victim'));
  if (row.needsIntentAndAbility)
    raised.push(...checked(threat.intent_and_ability_judged, 'intent_and_ability_judged', 'state-threshold-not-met'));
  if (row.fromPatient && !threat.communicated_by) raised.push(open('communicated_by'));
  else if (row.fromPatient && !FROM_THE_PATIENT.has(threat.communicated_by ?? ''))
    raised.push(raise('state-threshold-not-met', 'context.threat.communicated_by'));

  if (facts.jurisdiction === 'NY' && !NY_CLINICIANS.has(facts.context.clinician ?? ''))
    raised.push(facts.context.clinician ? raise('clinician-not-listed', 'context.clinician') : open('clinician'));

  return raised;
};

/** Why no warning may be given on these facts. Empty means that a statement may go. */
export const threatDefects = (facts: Facts): Raised[] => {
  const { threat } = facts.context;
  if (threat) return [...federal(threat), ...ofTheState(facts, threat)];
  const undetermined = raise('threat-not-determined', 'context.threat');
  if (facts.context.admission_of_past_crime !== true) return [undetermined];
  return [raise('admission-of-past-crime', 'context.admission_of_past_crime'), undetermined];
};
