import { RequestedClass, RequesterType } from '@sequester/law/facts';
import * as z from 'zod';

import { EntryId } from '../chart/entry-id.ts';
import { channels } from '../patients/demographics.ts';
import { PostalAddress } from '../patients/postal-address.ts';
import { Telephone } from '../patients/telephone.ts';
import { phi } from '../phi.ts';
import { EmailAddress } from '../practice/names.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const Words = z.string().trim().min(1).max(500).refine(saysSomething, { params: saysNothing });
const Text = z.string().trim().min(1).max(5000).refine(saysSomething, { params: saysNothing });
const words = () => phi(Words.clone());
const entryId = () => phi(z.clone(EntryId));

/** Words of a patient or of the practice on a request. */
export const requestText = () => phi(Text.clone());

/** To change the record (45 CFR 164.526(a)); without an entry, whatever of the record it concerns. */
const Amendment = z.strictObject({
  kind: z.literal('amendment'),
  entryId: entryId().optional(),
  /** What is wrong or missing, and what should stand there. */
  change: requestText(),
  reason: requestText().optional(),
  /** Who should be told of it, if it is made (45 CFR 164.526(c)(3)(i)). */
  tell: phi(z.array(words()).max(20)).optional(),
});

/** To restrict uses and disclosures (45 CFR 164.522(a)), in the terms of an entry of the chart. */
const Restricting = z.strictObject({
  kind: z.literal('restriction'),
  asked: words(),
  recipients: phi(z.array(RequesterType).min(1).max(20)).optional(),
  persons: phi(z.array(words()).min(1).max(20)).optional(),
  classes: phi(z.array(RequestedClass).min(1).max(8)).optional(),
  paidInFull: phi(z.boolean()).default(false),
});

/** To hear from the practice by other means or elsewhere (45 CFR 164.522(b)); nobody asks why. */
const Communicating = z.strictObject({
  kind: z.literal('confidential-communication'),
  asked: words(),
  channel: phi(z.enum(channels)).optional(),
  address: PostalAddress.optional(),
  telephone: Telephone.optional(),
  email: phi(EmailAddress.clone()).optional(),
});

/** That another licensed professional reviews why an entry is held back (45 CFR 164.524(a)(4), (d)(4)). */
const Reviewing = z.strictObject({ kind: z.literal('review'), entryId: entryId() });

/** What a patient may ask of their practice about their record. */
export const AskedOfPractice = z.discriminatedUnion('kind', [Amendment, Restricting, Communicating, Reviewing]);
export type AskedOfPractice = z.infer<typeof AskedOfPractice>;
