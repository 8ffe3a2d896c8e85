import * as z from 'zod';

import { MemberId, OfferId, PatientId, PracticeId, RequestId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { AccountHolder } from '../practice/account-holder.ts';
import { AccountOpening } from '../practice/account-opening.ts';
import { TimeZone } from '../time-zone.ts';

/** What the one who prepares an authorization fills in; all else stands in the request. */
export const OfferedTerms = z
  .strictObject({ dateFrom: CalendarDate, dateTo: CalendarDate, expiresOn: CalendarDate })
  .refine(({ dateFrom, dateTo }) => dateFrom <= dateTo, {
    path: ['dateTo'],
    error: 'The last day may not lie before the first.',
  });
export type OfferedTerms = z.infer<typeof OfferedTerms>;

/** An authorization as it was given to the patient to read: its exact text, which never changes. */
export const AuthorizationOffer = z.object({
  offerId: OfferId,
  practiceId: PracticeId,
  patientId: PatientId,
  requestId: RequestId,
  patientName: phi(z.string()),
  practiceName: z.string(),
  /** In which its days are counted, as in its request. */
  timeZone: TimeZone.optional(),
  recipient: z.string(),
  purpose: phi(z.string()),
  dateFrom: CalendarDate,
  dateTo: CalendarDate,
  expiresOn: CalendarDate,
  formVersion: z.string(),
  text: phi(z.string()),
  textSha256: z.string(),
  offeredAt: Instant,
  offeredBy: MemberId,
});
export type AuthorizationOffer = z.infer<typeof AuthorizationOffer>;

/** The evidence of an electronic signature: who, in which account, when, to which text, with what words (15 U.S.C. 7006(5)). */
export const ElectronicSignature = z.object({
  offerId: OfferId,
  practiceId: PracticeId,
  patientId: PatientId,
  account: z.string(),
  authentication: z.string(),
  /** Who opened the account, when and where, and how it was bound. */
  opening: AccountOpening,
  /** When the e-mail address on the chart had been changed last, as of the signature. */
  addressChangedAt: Instant.optional(),
  typedName: phi(z.string()),
  /** Who signed for the patient, and on what authority (45 CFR 164.502(g), 164.508(c)(1)(vi)). */
  representative: AccountHolder.optional(),
  /** The name is none of those on the chart, so that an officer has to confirm the form. */
  nameDiffers: z.literal(true).optional(),
  intent: z.string(),
  textSha256: z.string(),
  formVersion: z.string(),
  signedAt: Instant,
});
export type ElectronicSignature = z.infer<typeof ElectronicSignature>;

/** That the patient does not sign; nothing depends on it, and nobody asks why (45 CFR 164.508(b)(4), (c)(2)(ii)). */
export const OfferRefusal = z.object({
  offerId: OfferId,
  practiceId: PracticeId,
  patientId: PatientId,
  account: z.string(),
  refusedAt: Instant,
});
export type OfferRefusal = z.infer<typeof OfferRefusal>;

/** A revocation in the patient's own written words; effective when it is received (45 CFR 164.508(b)(5)). */
export const WrittenRevocation = z.object({
  offerId: OfferId,
  practiceId: PracticeId,
  patientId: PatientId,
  account: z.string(),
  statement: phi(z.string()),
  receivedAt: Instant,
});
export type WrittenRevocation = z.infer<typeof WrittenRevocation>;

/** The signed form as a PDF, which is the patient's copy and the artifact's document (45 CFR 164.508(c)(4)). */
export const SignedForm = z.object({
  offerId: OfferId,
  objectKey: z.string(),
  sha256: z.string(),
  bytes: z.int().min(1),
  pages: z.int().min(1),
  keptAt: Instant,
});
export type SignedForm = z.infer<typeof SignedForm>;

/** An offer with what was added to it. Nothing of it is ever changed. */
export interface OfferFile {
  offer: AuthorizationOffer;
  signature?: ElectronicSignature;
  refusal?: OfferRefusal;
  revocation?: WrittenRevocation;
  form?: SignedForm;
}
