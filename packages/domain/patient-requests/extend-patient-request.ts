import { type PatientRequest, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { demandAnswerer } from './answerers.ts';
import { dueOf } from './due.ts';
import { subjectOfRequest } from './new-patient-request.ts';
import type { PatientRequestStore } from './ports.ts';
import { type NamedRequest, requestOfPatient } from './request-of-patient.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

/**
 * The practice needs longer for an amendment, and tells the patient why and until when: once, by thirty days, and before the first
 * sixty are over (45 CFR 164.526(b)(2)(ii)). Refuses `no-extension` otherwise.
 */
export const extendPatientRequest =
  ({ patientRequests }: { patientRequests: PatientRequestStore }) =>
  async (
    context: PracticeContext,
    { reason, ...named }: NamedRequest & { reason: string },
  ): Promise<ShownPatientRequest> => {
    const by = memberOf(context);
    const before = await requestOfPatient({ patientRequests }, context, named);
    demandAnswerer(context, before.asked);
    if (before.status !== 'received') throw new Refusal('recorded-already');

    const due = dueOf(before);
    if (due?.extendedBy === undefined || context.now.slice(0, 10) > due.by) throw new Refusal('no-extension');

    const extension = { reason, by, at: context.now };
    const after: PatientRequest = { ...before, extension, revision: before.revision + 1 };
    const answer = shownPatientRequest(after, 'en');
    const event = auditEvent(context, 'patient-request.extended', subjectOfRequest(after));
    await patientRequests.change(context, { before, after }, { event, answer });
    return answer;
  };
