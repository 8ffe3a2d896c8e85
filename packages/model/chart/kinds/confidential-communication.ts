import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { channels } from '../../patients/demographics.ts';
import { PostalAddress } from '../../patients/postal-address.ts';
import { Telephone } from '../../patients/telephone.ts';
import { phi } from '../../phi.ts';
import { EmailAddress } from '../../practice/names.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';

const idPrefix = 'cfc';
export const ConfidentialCommunicationId = idOf('confidentialCommunication', idPrefix);
export type ConfidentialCommunicationId = z.infer<typeof ConfidentialCommunicationId>;

const date = () => phi(CalendarDate.clone());

/**
 * By what means or where a patient wants to hear from the practice (45 CFR 164.522(b)). A provider accommodates what is
 * reasonable and may not ask why ((b)(1)(i), (b)(2)(iii)), so that there is no field for a reason.
 */
export const NewConfidentialCommunication = z
  .strictObject({
    askedOn: date(),
    asked: words(),
    channel: phi(z.enum(channels)).optional(),
    address: PostalAddress.optional(),
    telephone: Telephone.optional(),
    email: phi(EmailAddress.clone()).optional(),
    answer: phi(z.enum(['pending', 'accommodated', 'not-reasonable'])).default('pending'),
    answeredOn: date().optional(),
    endedOn: date().optional(),
    ...correctionFields,
  })
  .refine(({ answer, answeredOn }) => (answer === 'pending') === (answeredOn === undefined), {
    path: ['answeredOn'],
    params: {
      code: 'answer-and-day',
      text: 'Say on which day the practice answered; of a request that is pending, none.',
    },
  })
  .refine(
    ({ askedOn, answeredOn, endedOn }) =>
      (answeredOn === undefined || askedOn <= answeredOn) &&
      (endedOn === undefined || (answeredOn ?? askedOn) <= endedOn),
    {
      path: ['answeredOn'],
      params: { code: 'wrong-order', text: 'First it is asked, then answered, then ended. Check the dates.' },
    },
  );
export type NewConfidentialCommunication = z.infer<typeof NewConfidentialCommunication>;

export const ConfidentialCommunication = z.object({
  confidentialCommunicationId: ConfidentialCommunicationId,
  ...recordedFields,
  ...NewConfidentialCommunication.shape,
});
export type ConfidentialCommunication = z.infer<typeof ConfidentialCommunication>;

/** How a patient wants to hear from the practice. Whoever writes to or calls the patient has to know it. */
export const confidentialCommunicationKind = {
  life: 'recorded',
  name: 'confidentialCommunication',
  idPrefix,
  row: 'CONFIDENTIAL-COMMUNICATION',
  plural: 'confidentialCommunications',
  writers: ['owner', 'provider', 'privacy-officer', 'staff'],
  readers: [...chartReaders, 'staff'],
  fhir: 'Consent',
  id: ConfidentialCommunicationId,
  ids: z.strictObject({ patientId: PatientId, confidentialCommunicationId: ConfidentialCommunicationId }),
  input: NewConfidentialCommunication,
  entry: ConfidentialCommunication,
  answer: ConfidentialCommunication.omit({ practiceId: true }),
  past: ['askedOn', 'answeredOn'],
  notBeforeBirth: ['endedOn'],
  about: 'askedOn',
  title: ['asked'],
  current: { until: 'endedOn' },
  acts: {
    record: {
      operation: 'recordConfidentialCommunication',
      summary: 'Record by what means or where a patient asked to hear from you, and what you answered',
      event: 'confidential-communication.recorded',
    },
    revise: {
      operation: 'reviseConfidentialCommunication',
      summary: 'Say what you answered to how a patient wants to hear from you, or that it has ended',
      event: 'confidential-communication.revised',
    },
  },
} as const satisfies RecordedKind;
