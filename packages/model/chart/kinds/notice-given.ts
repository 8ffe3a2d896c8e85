import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId, PrivacyNoticeId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';

const idPrefix = 'ntg';
export const NoticeGivenId = idOf('noticeGiven', idPrefix);
export type NoticeGivenId = z.infer<typeof NoticeGivenId>;

const date = () => phi(CalendarDate.clone());

/**
 * That a patient was given the Notice of Privacy Practices, and whether they acknowledged it in writing; without that, the
 * good faith efforts that were made and why it was not obtained (45 CFR 164.520(c)(2)(ii)).
 */
export const NewNoticeGiven = z
  .strictObject({
    noticeId: phi(PrivacyNoticeId.clone()),
    givenOn: date(),
    how: phi(z.enum(['in-person', 'mail', 'email', 'portal'])),
    acknowledgement: phi(z.enum(['signed', 'refused', 'not-obtained', 'emergency'])),
    acknowledgedOn: date().optional(),
    efforts: words().optional(),
    ...correctionFields,
  })
  .refine(({ acknowledgement, acknowledgedOn }) => (acknowledgement === 'signed') === (acknowledgedOn !== undefined), {
    path: ['acknowledgedOn'],
    params: { code: 'signed-and-day', text: 'Say on which day the patient signed; of no signature, none.' },
  })
  .refine(({ givenOn, acknowledgedOn }) => acknowledgedOn === undefined || givenOn <= acknowledgedOn, {
    path: ['acknowledgedOn'],
    params: { code: 'signed-before-given', text: 'The signature may not lie before the day of the notice.' },
  })
  .refine(
    ({ acknowledgement, efforts }) =>
      acknowledgement === 'signed' || acknowledgement === 'emergency' || efforts !== undefined,
    {
      path: ['efforts'],
      params: {
        code: 'efforts-missing',
        text: 'Say what you did to obtain a signature, and why there is none.',
        citation: '45 CFR 164.520(c)(2)(ii)',
      },
    },
  );
export type NewNoticeGiven = z.infer<typeof NewNoticeGiven>;

export const NoticeGiven = z.object({ noticeGivenId: NoticeGivenId, ...recordedFields, ...NewNoticeGiven.shape });
export type NoticeGiven = z.infer<typeof NoticeGiven>;

/** A Notice of Privacy Practices in a patient's hands. */
export const noticeGivenKind = {
  life: 'recorded',
  name: 'noticeGiven',
  idPrefix,
  row: 'NOTICE-GIVEN',
  plural: 'noticesGiven',
  writers: ['owner', 'provider', 'privacy-officer', 'staff'],
  readers: [...chartReaders, 'staff'],
  fhir: 'Consent',
  id: NoticeGivenId,
  ids: z.strictObject({ patientId: PatientId, noticeGivenId: NoticeGivenId }),
  input: NewNoticeGiven,
  entry: NoticeGiven,
  answer: NoticeGiven.omit({ practiceId: true }),
  past: ['givenOn', 'acknowledgedOn'],
  about: 'givenOn',
  title: ['how', 'acknowledgement'],
  acts: {
    record: {
      operation: 'recordNoticeGiven',
      summary: 'Record that a patient was given your Notice of Privacy Practices, and whether they signed for it',
      event: 'notice-given.recorded',
    },
    revise: {
      operation: 'reviseNoticeGiven',
      summary: 'Change what is recorded of a notice given, as that the patient signed for it later',
      event: 'notice-given.revised',
    },
  },
} as const satisfies RecordedKind;
