import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, draftFields, signatureFields } from '../entry.ts';
import type { SignedKind } from '../kind.ts';
import { signedActs } from '../signed-acts.ts';
import { draftLine, draftText, signedLine, signedText } from '../texts.ts';

const idPrefix = 'rfl';
export const ReferralId = idOf('referral', idPrefix);
export type ReferralId = z.infer<typeof ReferralId>;

const referredOn = phi(CalendarDate.clone());
const urgency = phi(z.enum(['routine', 'urgent', 'emergency']));

/** A referral as it is written: half of it may be missing. */
export const ReferralDraft = z.strictObject({
  referredOn: referredOn.optional(),
  to: draftLine().optional(),
  organisation: draftLine().optional(),
  service: draftLine().optional(),
  urgency: urgency.optional(),
  reason: draftText().optional(),
});
export type ReferralDraft = z.infer<typeof ReferralDraft>;

export const Referral = z.object({
  referralId: ReferralId,
  ...draftFields,
  ...ReferralDraft.shape,
  ...signatureFields,
});
export type Referral = z.infer<typeof Referral>;

/** A referral to another clinician or service. It sends nothing: what leaves is a disclosure. */
export const referralKind = {
  life: 'signed',
  name: 'referral',
  idPrefix,
  row: 'REFERRAL',
  plural: 'referrals',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'ServiceRequest',
  recordClass: 'referral',
  id: ReferralId,
  ids: z.strictObject({ patientId: PatientId, referralId: ReferralId }),
  input: ReferralDraft,
  whole: z.object({
    referredOn,
    to: signedLine(),
    organisation: signedLine().optional(),
    service: signedLine(),
    urgency: urgency.default('routine'),
    reason: signedText(),
  }),
  titles: {
    referredOn: 'Day of the referral',
    to: 'To whom',
    organisation: 'Organisation',
    service: 'Service',
    reason: 'Reason',
  },
  entry: Referral,
  answer: Referral.omit({ practiceId: true, editing: true }),
  past: ['referredOn'],
  about: 'referredOn',
  title: ['service', 'to'],
  copied: ['to', 'organisation', 'service', 'reason'],
  acts: signedActs('referral', 'referral', 'referral'),
} as const satisfies SignedKind;
