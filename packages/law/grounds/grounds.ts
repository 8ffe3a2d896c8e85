import type { Finding } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { GroundAsserted } from '../parties.ts';
import { authorizationForNotes, authorizationForRecord } from './authorization.ts';
import { courtOrderForNotes, courtOrderForRecord, ordersOf } from './court-order.ts';
import { neverForNotes } from './never.ts';
import { closedToRecord, extractable, operationsForRecord, paymentForRecord, treatmentForRecord } from './ordinary-record.ts';
import { accessToNotes, accessToRecord } from './patient-access.ts';
import { subpoenaForNotes, subpoenaForRecord } from './subpoena.ts';

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

/** An order that comes with a subpoena is judged as an order; a subpoena without one is a subpoena. */
const orElse = (order: Judge, subpoena: Judge): Judge => (matter) => (ordersOf(matter).length > 0 ? order(matter) : subpoena(matter));

export const GROUNDS: Record<GroundAsserted, Ground> = {
  abuse_report: NEVER,
  accounting: NEVER,
  amendment: NEVER,
  authorization: ground(authorizationForNotes, authorizationForRecord),
  coroner: NEVER,
  court_order: ground(courtOrderForNotes, courtOrderForRecord),
  decedent: NEVER,
  defense: NEVER,
  deidentification: NEVER,
  emergency_access: NEVER,
  family: NEVER,
  fundraising: NEVER,
  health_care_operations: ground(neverForNotes, operationsForRecord),
  health_oversight: NEVER,
  hhs_enforcement: NEVER,
  law_enforcement: NEVER,
  marketing: NEVER,
  originator_discretion: NEVER,
  originator_treatment: NEVER,
  other: NEVER,
  patient_access: ground(accessToNotes, accessToRecord),
  payment: ground(extractable(true), paymentForRecord),
  payment_review: ground(extractable(true), paymentForRecord),
  product_development: NEVER,
  public_health: NEVER,
  required_by_law: NEVER,
  research: NEVER,
  serious_threat: NEVER,
  specialized_government: NEVER,
  subpoena: ground(orElse(courtOrderForNotes, subpoenaForNotes), orElse(courtOrderForRecord, subpoenaForRecord)),
  training: NEVER,
  treatment: ground(extractable(false), treatmentForRecord),
  workers_compensation: NEVER,
};
