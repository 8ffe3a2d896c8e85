import type { OpenPatientRequest, PatientId, PatientRequest, PatientRequestId, PlanSignature } from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { AddedEntry } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';

/** What patients asked of a practice, by patient: a patient's session reaches their own and no others. */
export interface PatientRequestStore {
  /** The latest first. */
  ofPatient(context: PracticeContext, patientId: PatientId): Promise<PatientRequest[]>;
  find(
    context: PracticeContext,
    ids: { patientId: PatientId; patientRequestId: PatientRequestId },
  ): Promise<PatientRequest | undefined>;
  /** What waits for an answer, by the day on which it is due. */
  open(
    context: PracticeContext,
    page: { cursor?: string | undefined },
  ): Promise<{ requests: OpenPatientRequest[]; cursor?: string }>;
  /** What the patient said to treatment plans, the latest first. */
  planSignatures(context: PracticeContext, patientId: PatientId): Promise<PlanSignature[]>;
  /** Refuses `recorded-already` where something was said to this plan before. */
  signPlan(context: PracticeContext, signature: PlanSignature, trace: Trace): Promise<void>;
  add(context: PracticeContext, request: PatientRequest, trace: Trace): Promise<void>;
  /** With an entry of the chart that follows from it, both or neither. Refuses `stale` where it is not at the revision before this one. */
  change(
    context: PracticeContext,
    change: { before: PatientRequest; after: PatientRequest; entry?: AddedEntry },
    trace: Trace,
  ): Promise<void>;
}
