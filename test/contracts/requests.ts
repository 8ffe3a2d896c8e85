import type { PracticeContext } from '@sequester/domain';
import {
  type Change,
  DecisionId,
  DisclosureRequest,
  Patient,
  type PatientId,
  type RecordedDecision,
} from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { now } from '@sequester/testing/clock';
import { decided, openRequest } from '@sequester/testing/release/example-link';

import { contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import type { World } from './world.ts';

export const requestOf = ({ practiceId }: PracticeContext, patientId: PatientId, receivedAt = now): DisclosureRequest =>
  DisclosureRequest.parse({
    ...openRequest,
    requestId: freshId('request'),
    practiceId,
    patientId,
    receivedAt,
    status: 'in-review',
    revision: 1,
  });

export const decisionOf = ({ practiceId, requestId }: DisclosureRequest, at = now): RecordedDecision => ({
  ...decided,
  decisionId: DecisionId.parse(freshId('decision')),
  practiceId,
  requestId,
  at,
});

/** The change that leads to the next revision of a request. */
export const nextOf = (before: DisclosureRequest, more: Partial<Change> = {}): Change => ({
  from: ['in-review'],
  before,
  after: { ...before, revision: before.revision + 1 },
  ...more,
});

/** A practice with one patient on its chart. */
export const withPatient = async (world: World, context: PracticeContext = contextOf()) => {
  const patientId = freshPatientId();
  const row = { patientId, practiceId: context.practiceId, admittedAt: now, admittedBy: memberId, revision: 1 };
  await world.patients.admit(context, Patient.parse({ ...demographics, ...row }), traceOf(context));
  return { context, patientId };
};

/** A request that was received about a patient of its practice. */
export const received = async (world: World) => {
  const { context, patientId } = await withPatient(world);
  const request = requestOf(context, patientId);
  const decision = decisionOf(request);
  await world.disclosures.receive(context, { request, decision }, traceOf(context));
  return { context, request, decision };
};
