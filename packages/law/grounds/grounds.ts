import { ordersOf } from '../artifacts/order.ts';
import { type Finding, alsoBecause, anyOf, leaves } from '../finding.ts';
import { type Matter, papers } from '../matter.ts';
import type { GroundAsserted } from '../parties.ts';
import { accounting } from './accounting.ts';
import { amendmentOfRecord } from './amendment.ts';
import { authorizationForNotes, authorizationForRecord } from './authorization.ts';
import { coroner } from './coroner.ts';
import { courtOrderForNotes, courtOrderForRecord } from './court-order.ts';
import { decedent, decedentForRecord } from './decedent.ts';
import { defense } from './defense.ts';
import { deidentificationOfRecord } from './deidentification.ts';
import { emergencyForNotes, emergencyForRecord } from './emergency.ts';
import { familyForRecord } from './family.ts';
import { healthOversight } from './health-oversight.ts';
import { hhsEnforcement } from './hhs-enforcement.ts';
import { lawEnforcement } from './law-enforcement.ts';
import { neverForNotes } from './never.ts';
import {
  closedToRecord,
  extractedForPayment,
  extractedForTreatment,
  operationsForRecord,
  paymentForRecord,
  treatmentForRecord,
} from './ordinary-record.ts';
import { originatorDiscretion } from './originator-discretion.ts';
import { originatorTreatment } from './originator-treatment.ts';
import { ownLawsuitForRecord } from './own-lawsuit.ts';
import { accessToNotes, accessToRecord } from './patient-access.ts';
import {
  fundraisingFromRecord,
  publicHealthForRecord,
  specializedGovernmentForRecord,
  workersCompensationForRecord,
} from './public-interest.ts';
import { requiredByLaw } from './required-by-law.ts';
import { researchForRecord } from './research.ts';
import { seriousThreat } from './serious-threat.ts';
import { subpoenaForNotes, subpoenaForRecord } from './subpoena.ts';
import { training } from './training.ts';

/** One row of the table of grounds: what it says of notes, of the ordinary record, or of the request as a whole. */
export interface Ground {
  notes: (matter: Matter) => Finding;
  record: (matter: Matter) => Finding;
  whole?: (matter: Matter) => Finding;
  verifiesIdentity: boolean;
}

type Judge = (matter: Matter) => Finding;

const ground = (notes: Judge, record: Judge = closedToRecord): Ground => ({ notes, record, verifiesIdentity: true });

const NEVER = ground(neverForNotes);

/** Research, marketing and de-identification reach a note on the individual's own authorization, and on nothing else. */
const unlessAuthorized =
  (judge: Judge, authorized: Judge): Judge =>
  (matter) =>
    papers(matter.facts, 'authorization').length > 0 ? authorized(matter) : judge(matter);

/** A ground that opens the ordinary record by itself, beside an authorization that may open it too. */
const besideAuthorization =
  (judge: Judge): Judge =>
  (matter) => {
    if (papers(matter.facts, 'authorization').length === 0) return judge(matter);
    const [authorized, judged] = [authorizationForRecord(matter), judge(matter)];
    return leaves(judged) ? anyOf([authorized, judged]) : authorized;
  };

const onAuthorization = (record: Judge): Ground =>
  ground(unlessAuthorized(neverForNotes, authorizationForNotes), besideAuthorization(record));

const ofOriginator: Judge = (matter) => {
  const { type } = matter.facts.requester;
  return type === 'originator' || type === 'former_originator'
    ? originatorTreatment(matter)
    : extractedForTreatment(matter);
};

/** A ground that answers the request as a whole. A threat waits for no verification: good faith satisfies it. */
const whole = (judge: Judge, verifiesIdentity = true): Ground => ({
  notes: judge,
  record: judge,
  whole: judge,
  verifiesIdentity,
});

/** An order that comes with a subpoena is judged as an order; what the order leaves open the subpoena may still answer. */
const orElse =
  (order: Judge, subpoena: Judge): Judge =>
  (matter) => {
    if (ordersOf(matter).length === 0) return subpoena(matter);
    const [onOrder, onSubpoena] = [order(matter), subpoena(matter)];
    if (leaves(onOrder)) return onOrder;
    const later = onSubpoena.reasons.filter(({ code }) => code === 'later-order-controls');
    return leaves(onSubpoena) ? onSubpoena : later.reduce(alsoBecause, onOrder);
  };

export const GROUNDS: Record<GroundAsserted, Ground> = {
  abuse_report: whole(requiredByLaw),
  accounting: whole(accounting),
  amendment: ground(neverForNotes, amendmentOfRecord),
  authorization: ground(authorizationForNotes, authorizationForRecord),
  coroner: whole(coroner),
  court_order: ground(courtOrderForNotes, courtOrderForRecord),
  decedent: ground(decedent, decedentForRecord),
  defense: ground(defense, ownLawsuitForRecord),
  deidentification: onAuthorization(deidentificationOfRecord),
  emergency_access: ground(emergencyForNotes, emergencyForRecord),
  family: ground(neverForNotes, familyForRecord),
  fundraising: ground(neverForNotes, fundraisingFromRecord),
  health_care_operations: ground(neverForNotes, operationsForRecord),
  health_oversight: whole(healthOversight),
  hhs_enforcement: whole(hhsEnforcement),
  law_enforcement: whole(lawEnforcement),
  marketing: onAuthorization(closedToRecord),
  originator_discretion: ground(originatorDiscretion, accessToRecord),
  originator_treatment: ground(originatorTreatment, treatmentForRecord),
  other: NEVER,
  patient_access: ground(accessToNotes, accessToRecord),
  payment: ground(extractedForPayment, paymentForRecord),
  payment_review: ground(extractedForPayment, paymentForRecord),
  product_development: NEVER,
  public_health: ground(neverForNotes, publicHealthForRecord),
  required_by_law: whole(requiredByLaw),
  research: onAuthorization(researchForRecord),
  serious_threat: whole(seriousThreat, false),
  specialized_government: ground(neverForNotes, specializedGovernmentForRecord),
  subpoena: ground(orElse(courtOrderForNotes, subpoenaForNotes), orElse(courtOrderForRecord, subpoenaForRecord)),
  training: ground(training, operationsForRecord),
  treatment: ground(ofOriginator, treatmentForRecord),
  workers_compensation: ground(neverForNotes, workersCompensationForRecord),
};
