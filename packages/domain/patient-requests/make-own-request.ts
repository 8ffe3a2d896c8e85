import type { AskedOfPractice } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { ownPatientId } from '../own-record/own-patient.ts';
import { type AskingStores, newPatientRequest, subjectOfRequest } from './new-patient-request.ts';
import { ownLanguage } from './own-language.ts';
import type { PatientRequestStore } from './ports.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

/** A patient asks their practice for an amendment, a restriction, another way to hear from it, or a review of what is held back. */
export const makeOwnRequest =
  (stores: AskingStores & { patientRequests: PatientRequestStore }) =>
  async (context: PracticeContext, asked: AskedOfPractice): Promise<ShownPatientRequest> => {
    const patientId = ownPatientId(context);
    const { actor, opening } = context;
    const account = actor.kind === 'patient' ? (actor.account ?? actor.id) : actor.id;
    const representative = opening?.holder?.name;
    const madeBy = { account, ...(representative === undefined ? {} : { representative }) };
    const request = await newPatientRequest(stores, context, { patientId, asked, madeBy });
    const answer = shownPatientRequest(request, await ownLanguage(stores, context));
    const event = auditEvent(context, 'patient-request.made', subjectOfRequest(request));
    await stores.patientRequests.add(context, request, { event, answer });
    return answer;
  };
