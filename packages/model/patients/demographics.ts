import * as z from 'zod';

import { MemberId } from '../ids.ts';
import { CalendarDate } from '../instant.ts';
import { PartialDate } from '../partial-date.ts';
import { phi } from '../phi.ts';
import { EmailAddress } from '../practice/names.ts';
import { Contact } from './contact.ts';
import { oneLine } from './one-line.ts';
import { namePart, PatientName } from './patient-name.ts';
import { PostalAddress } from './postal-address.ts';
import { Telephone } from './telephone.ts';

/** A name beside the legal and the preferred one: an earlier one, one in other letters. */
const OtherName = z.strictObject({
  name: namePart(),
  use: phi(z.enum(['former', 'maiden', 'alias', 'latin-letters'])),
});

/** What others know the patient by. */
const Identifier = z.strictObject({
  kind: phi(z.enum(['medical-record', 'medicare', 'medicaid', 'health-plan', 'driver-license', 'passport', 'other'])),
  value: phi(oneLine(60)),
  issuer: phi(oneLine(120)).optional(),
});

const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'Send the code of a language, as en or es-MX (BCP 47).' });

const Pronouns = oneLine(60);

/** How a patient wants to be reached. What they may ask for beyond that is a request of its own (45 CFR 164.522(b)). */
export const channels = ['telephone', 'text-message', 'email', 'mail', 'portal'] as const;

/** Members who treat one patient, at most. */
export const mostClinicians = 6;

/** What is recorded of a person at admission, and may be corrected later (45 CFR 164.526). */
export const Demographics = z.strictObject({
  /** The legal name. */
  name: PatientName,
  preferredName: namePart().optional(),
  otherNames: phi(z.array(OtherName).max(5)).default([]),
  pronouns: phi(Pronouns.clone()).optional(),
  birthDate: phi(CalendarDate.clone()),
  /** Of a patient who has died; without a date where none is known (45 CFR 164.502(f)). */
  death: z.strictObject({ on: phi(PartialDate.clone()).optional() }).optional(),
  identifiers: phi(z.array(Identifier).max(10)).default([]),
  address: PostalAddress.optional(),
  telephones: phi(z.array(Telephone).max(5)).default([]),
  email: phi(EmailAddress.clone()).optional(),
  preferredLanguage: phi(Language.clone()).optional(),
  interpreter: phi(z.boolean()).optional(),
  preferredChannel: phi(z.enum(channels)).optional(),
  contacts: phi(z.array(Contact).max(10)).default([]),
  /** Who treats the patient here. */
  clinicians: phi(z.array(MemberId).max(mostClinicians)).default([]),
});
export type Demographics = z.infer<typeof Demographics>;
