import * as z from 'zod';

import { MemberId, PatientId, PracticeId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { EmailAddress, PersonName } from '../practice/names.ts';

const Line = z.string().trim().min(1).max(200);

export const PatientName = z.strictObject({ given: phi(PersonName.clone()), family: phi(PersonName.clone()) });

export const PostalAddress = z.strictObject({
  street: phi(Line.clone()),
  city: phi(Line.clone()),
  state: phi(z.string().regex(/^[A-Z]{2}$/, { error: 'Send the two capital letters of a state, as CA.' })),
  postalCode: phi(z.string().regex(/^\d{5}(-\d{4})?$/, { error: 'Send a ZIP code, as 94110 or 94110-1234.' })),
});

export const TelephoneNumber = z.string().regex(/^\+?[\d ().-]{7,24}$/, {
  error: 'Send a telephone number of 7 to 24 digits, spaces and signs, as +1 415 555 0100.',
});

/** What is recorded of a person at admission, and may be corrected later (45 CFR 164.526). */
export const Demographics = z.strictObject({
  name: PatientName,
  birthDate: phi(CalendarDate.clone()),
  address: PostalAddress.optional(),
  telephone: phi(TelephoneNumber.clone()).optional(),
  email: phi(EmailAddress.clone()).optional(),
  preferredLanguage: phi(
    z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'Send the code of a language, as en or es-MX (BCP 47).' }),
  ).optional(),
  /** Who speaks for a patient who cannot (45 CFR 164.502(g)). */
  personalRepresentative: phi(PersonName.clone()).optional(),
  living: phi(z.boolean()).default(true),
});
export type Demographics = z.infer<typeof Demographics>;

/** The individual whose record this is. */
export const Patient = z.object({
  ...Demographics.shape,
  patientId: PatientId,
  practiceId: PracticeId,
  admittedAt: Instant,
  admittedBy: MemberId,
  /** Of the last change of the e-mail address; absent where it is the one of admission. */
  emailChangedAt: Instant.optional(),
  emailChangedBy: MemberId.optional(),
  /** Addresses that stood here before, in the order in which they ended. */
  earlierEmails: z.array(z.object({ email: phi(EmailAddress.clone()), until: Instant })).default([]),
  revision: z.int().min(1),
});
export type Patient = z.infer<typeof Patient>;

/** A patient in the list of a practice. */
export const ListedPatient = Patient.pick({ patientId: true, name: true, birthDate: true, admittedAt: true });
export type ListedPatient = z.infer<typeof ListedPatient>;
