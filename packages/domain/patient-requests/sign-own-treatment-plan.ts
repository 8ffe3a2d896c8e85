import { type PlanSignature, Refusal, treatmentPlanKind, type TreatmentPlanId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { AccessHoldStore } from '../chart/hold-ports.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { ownPatientId } from '../own-record/own-patient.ts';
import { readOwnEntry } from '../own-record/read-own-entry.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientRequestStore } from './ports.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
  traces: TraceStore;
  patientRequests: PatientRequestStore;
}

type Input = { treatmentPlanId: TreatmentPlanId } & (
  | { decision: 'signed'; typedName: string; revision: number }
  | { decision: 'declined'; remark?: string | undefined }
);

export type SignedPlan = Pick<PlanSignature, 'treatmentPlanId' | 'decision' | 'at'>;

/**
 * The patient puts their name to a treatment plan of their record at the revision that they read, or declines to, once. Refuses `stale` where
 * it has changed since, and whatever reading it refuses.
 */
export const signOwnTreatmentPlan =
  (stores: Stores) =>
  async (context: PracticeContext, { treatmentPlanId, ...said }: Input): Promise<SignedPlan> => {
    const { charts, patientRequests } = stores;
    const patientId = ownPatientId(context);
    await readOwnEntry(stores)(context, { entryId: treatmentPlanId });
    const plan = await charts.entry(context, { kind: treatmentPlanKind, patientId, id: treatmentPlanId });
    if (plan === undefined) throw new Refusal('not-found');

    if (plan.patientSignature !== undefined) throw new Refusal('recorded-already');

    if (said.decision === 'signed' && said.revision !== plan.revision) throw new Refusal('stale');

    const { actor, opening, practiceId, now } = context;
    const account = actor.kind === 'patient' ? (actor.account ?? actor.id) : actor.id;
    const signature: PlanSignature = {
      treatmentPlanId,
      practiceId,
      patientId,
      account,
      ...(opening?.holder === undefined ? {} : { representative: opening.holder.name }),
      decision: said.decision,
      ...(said.decision === 'signed' ? { typedName: said.typedName } : {}),
      ...(said.decision === 'declined' && said.remark !== undefined ? { remark: said.remark } : {}),
      planRevision: plan.revision,
      at: now,
    };
    const answer: SignedPlan = { treatmentPlanId, decision: said.decision, at: now };
    const subject = { patientId, treatmentPlanId, account, decision: said.decision };
    await patientRequests.signPlan(context, signature, {
      event: auditEvent(context, 'patient-request.plan-signed', subject),
      answer,
    });
    return answer;
  };
