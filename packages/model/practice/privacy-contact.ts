import * as z from 'zod';

import { MailAddress } from '../mail-address.ts';

const Telephone = z.string().trim().min(3).max(40);

const Contact = z.strictObject({
  name: z.string().trim().min(1).max(200),
  title: z.string().trim().min(1).max(200),
  telephone: Telephone,
  email: MailAddress.clone().optional(),
});

/**
 * Who answers for the practice in its letters, and who takes complaints where that is someone else
 * (45 CFR 164.524(d)(2)(iii), 164.530(a)(1)(ii): the name or title, and the telephone number).
 */
export const PrivacyContact = Contact.extend({
  address: z.string().trim().min(1).max(300).optional(),
  complaints: Contact.optional(),
});
export type PrivacyContact = z.infer<typeof PrivacyContact>;
