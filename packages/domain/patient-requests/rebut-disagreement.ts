import { type PatientRequest, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { demandAnswerer } from './answerers.ts';
import { subjectOfRequest } from './new-patient-request.ts';
import type { PatientRequestStore } from './ports.ts';
import { type NamedRequest, requestOfPatient } from './request-of-patient.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

/**
 * The practice answers a statement of disagreement; the patient reads the answer in their account (45 CFR 164.526(d)(3)). Refuses
 * `no-disagreement` where there is no statement, and `recorded-already` the second time.
 */
export const rebutDisagreement =
  ({ patientRequests }: { patientRequests: PatientRequestStore }) =>
  async (
    context: PracticeContext,
    { text, ...named }: NamedRequest & { text: string },
  ): Promise<ShownPatientRequest> => {
    const by = memberOf(context);
    const before = await requestOfPatient({ patientRequests }, context, named);
    demandAnswerer(context, before.asked);
    if (before.disagreement?.said.how !== 'statement') throw new Refusal('no-disagreement');

    if (before.rebuttal !== undefined) throw new Refusal('recorded-already');

    const after: PatientRequest = { ...before, rebuttal: { text, by, at: context.now }, revision: before.revision + 1 };
    const answer = shownPatientRequest(after, 'en');
    const event = auditEvent(context, 'patient-request.rebutted', subjectOfRequest(after));
    await patientRequests.change(context, { before, after }, { event, answer });
    return answer;
  };
