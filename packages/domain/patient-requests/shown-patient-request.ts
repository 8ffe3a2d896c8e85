import type { Language } from '@sequester/law';
import type { PatientRequest } from '@sequester/model';

import { answerWords } from './answer-words.ts';
import { dueOf, type RequestDue } from './due.ts';

/** A request with its clock, and what the patient is told of it. */
export type ShownPatientRequest = PatientRequest & { due?: RequestDue; told: string[] };

export const shownPatientRequest = (request: PatientRequest, language: Language): ShownPatientRequest => {
  const due = request.status === 'received' ? dueOf(request) : undefined;
  return { ...request, ...(due === undefined ? {} : { due }), told: answerWords(request, language) };
};
