import { accountingStarts, dayIn, suspensionHolds, type GroundAsserted } from '@sequester/law';
import { Refusal, type DisclosureLogEntry, type Instant, type PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { startOfDay } from '../start-of-day.ts';
import type { TraceStore } from '../traces.ts';
import { logOf } from './log-of-patient.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';
import { statedFacts } from './recorded-facts.ts';

interface Stores {
  disclosures: DisclosureStore;
  records: RequestRecords;
  traces: TraceStore;
}

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

/** 45 CFR 164.528(a)(1): the six years before the day of the request, by the practice's days. */
const accountingFrom = (now: Instant, timeZone: string | undefined): Instant =>
  startOfDay(accountingStarts(dayIn(now, timeZone)), timeZone);

/** What one line of an accounting says (45 CFR 164.528(b)(2)). */
export type AccountedDisclosure = Pick<DisclosureLogEntry, 'at' | 'recipient' | 'description' | 'purpose' | 'ground'>;

/** The entries of a log that are owed in an accounting made at an instant, by the days of a time zone; in UTC where none is given. */
export const accountedDisclosures = (
  entries: readonly DisclosureLogEntry[],
  now: Instant,
  timeZone?: string,
): AccountedDisclosure[] => {
  const since = accountingFrom(now, timeZone);
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

/** Grounds whose agency may have the accounting suspended (45 CFR 164.528(a)(2)(i)). */
const suspendable: ReadonlySet<GroundAsserted> = new Set<GroundAsserted>(['health_oversight', 'law_enforcement']);

/** Entries whose agency stated, on its own request, that an accounting would impede it, for as long as that holds. */
const suspended = async (
  { disclosures }: Stores,
  context: PracticeContext,
  entries: readonly DisclosureLogEntry[],
): Promise<ReadonlySet<string>> => {
  const asked = [...new Set(entries.filter(({ ground }) => suspendable.has(ground)).map(({ requestId }) => requestId))];
  const files = await Promise.all(asked.map((requestId) => disclosures.find(context, requestId)));
  return new Set(
    files.flatMap((file) =>
      file !== undefined &&
      suspensionHolds(statedFacts(file.facts).context.suspension, dayIn(context.now, file.request.timeZone))
        ? [file.request.requestId]
        : [],
    ),
  );
};

/** A report of abuse is told to no representative in their account: they may be whom it is about (45 CFR 164.502(g)(5), 164.512(c)(2)(ii)). */
const mayBeTold = ({ opening }: PracticeContext, ground: GroundAsserted): boolean =>
  opening?.holder === undefined || ground !== 'abuse_report';

/** The accounting owed to the individual (45 CFR 164.528), without what an agency has suspended. A patient gets their own; another's is not found. */
export const getAccountingOfDisclosures =
  (stores: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<AccountingOfDisclosures> => {
    const { actor, now } = context;
    if (actor.kind === 'patient' && actor.id !== patientId) throw new Refusal('not-found');

    const [entries, { timeZone }] = await Promise.all([
      logOf(stores, context, patientId),
      stores.records.practice(context),
    ]);
    const held = await suspended(stores, context, entries);
    const accounted = accountedDisclosures(
      entries.filter(
        ({ requestId, ground }) => !(suspendable.has(ground) && held.has(requestId)) && mayBeTold(context, ground),
      ),
      now,
      timeZone,
    );
    await stores.traces.record(context, auditEvent(context, 'accounting.read', { patientId, count: accounted.length }));
    return { patientId, from: accountingFrom(now, timeZone), to: now, disclosures: accounted };
  };
