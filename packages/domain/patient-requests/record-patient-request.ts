import { type AskedOfPractice, type CalendarDate, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { type AskingStores, newPatientRequest, subjectOfRequest } from './new-patient-request.ts';
import type { PatientRequestStore } from './ports.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

interface Input {
  patientId: PatientId;
  receivedOn: CalendarDate;
  asked: AskedOfPractice;
}

/** A member records what a patient asked on paper or by word, with the day on which it came. */
export const recordPatientRequest =
  (stores: AskingStores & { patientRequests: PatientRequestStore }) =>
  async (context: PracticeContext, { patientId, receivedOn, asked }: Input): Promise<ShownPatientRequest> => {
    const recordedBy = memberOf(context);
    if (receivedOn > context.now.slice(0, 10)) {
      const text = 'This day has not come yet.';
      throw new Refusal('invalid-request', [{ path: 'body.receivedOn', code: 'date-in-future', text }]);
    }
    const request = await newPatientRequest(stores, context, { patientId, asked, receivedOn, madeBy: { recordedBy } });
    const answer = shownPatientRequest(request, 'en');
    const event = auditEvent(context, 'patient-request.made', subjectOfRequest(request));
    await stores.patientRequests.add(context, request, { event, answer });
    return answer;
  };
