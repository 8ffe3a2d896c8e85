import type { GroundAsserted } from '@sequester/law';
import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { PatientId } from '../ids.ts';
import { instantOf, type Instant } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import type { TraceStore } from '../traces.ts';
import type { DisclosureLogEntry } from './disclosure-log.ts';
import type { DisclosureStore, RequestGround } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  ground: RequestGround;
  traces: TraceStore;
}

const logOf = async ({ disclosures, ground }: Stores, context: Context, patientId: PatientId): Promise<DisclosureLogEntry[]> => {
  const [patient, entries] = await Promise.all([ground.patient(context, patientId), disclosures.log(context, patientId)]);
  if (patient === undefined) {
    throw new Refusal('not-found');
  }
  return entries;
};

/** Every disclosure of one patient's records, the newest first. The read is recorded before the answer leaves. */
export const listDisclosureLog =
  (stores: Stores) =>
  async (context: Context, { patientId }: { patientId: PatientId }): Promise<{ disclosures: DisclosureLogEntry[] }> => {
    const entries = await logOf(stores, context, patientId);
    await stores.traces.record(context, auditEvent(context, 'disclosure-log.read', { patientId, count: entries.length }));
    return { disclosures: entries.toReversed() };
  };

/** Grounds of which no accounting is owed: to the individual, under an authorization, for treatment, payment and operations (45 CFR 164.528(a)(1)(i)-(iv)). */
const unaccounted: ReadonlySet<GroundAsserted> = new Set<GroundAsserted>([
  'authorization',
  'patient_access',
  'originator_discretion',
  'treatment',
  'originator_treatment',
  'payment',
  'payment_review',
  'health_care_operations',
  'training',
  'defense',
]);

/** 45 CFR 164.528(a)(1): the six years before the day of the request. */
const sixYearsBefore = (now: Instant): Instant => {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() - 6);
  return instantOf(date.getTime());
};

/** What one line of an accounting says (45 CFR 164.528(b)(2)). */
export type AccountedDisclosure = Pick<DisclosureLogEntry, 'at' | 'recipient' | 'description' | 'purpose' | 'ground'>;

/** The entries of a log that are owed in an accounting made at an instant. */
export const accountedDisclosures = (entries: readonly DisclosureLogEntry[], now: Instant): AccountedDisclosure[] => {
  const since = sixYearsBefore(now);
  return entries
    .filter(({ accounting, ground, at }) => accounting && !unaccounted.has(ground) && at >= since && at <= now)
    .map(({ at, recipient, description, purpose, ground }) => ({ at, recipient, description, purpose, ground }));
};

export interface AccountingOfDisclosures {
  patientId: PatientId;
  from: Instant;
  to: Instant;
  disclosures: AccountedDisclosure[];
}

/** The accounting owed to the individual (45 CFR 164.528). A patient gets their own; another's is not found. */
export const getAccountingOfDisclosures =
  (stores: Stores) =>
  async (context: Context, { patientId }: { patientId: PatientId }): Promise<AccountingOfDisclosures> => {
    const { actor, now } = context;
    if (actor.kind === 'patient' && actor.id !== patientId) {
      throw new Refusal('not-found');
    }
    const accounted = accountedDisclosures(await logOf(stores, context, patientId), now);
    await stores.traces.record(context, auditEvent(context, 'accounting.read', { patientId, count: accounted.length }));
    return { patientId, from: sixYearsBefore(now), to: now, disclosures: accounted };
  };
