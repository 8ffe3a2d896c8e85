import { Authority } from '@sequester/law/facts';
import * as z from 'zod';

import { CalendarDate } from '../instant.ts';
import { phi } from '../phi.ts';
import { EmailAddress } from '../practice/names.ts';
import { saysNothing, saysSomething } from '../says-something.ts';
import { namePart } from './patient-name.ts';
import { PostalAddress } from './postal-address.ts';
import { Telephone } from './telephone.ts';

/** What somebody is to a patient, of which one person may be several. */
export const contactRoles = ['emergency', 'personal-representative', 'other-parent', 'family', 'other'] as const;

const Words = z.string().trim().min(1).max(500).refine(saysSomething, { params: saysNothing });

/** On what somebody acts for the patient, in the terms of the law, and the papers that were seen (45 CFR 164.502(g), 164.514(h)). */
export const Representation = z.strictObject({
  authority: phi(Authority.clone()),
  papers: phi(Words.clone()),
  seenOn: phi(CalendarDate.clone()),
});
export type Representation = z.infer<typeof Representation>;

/** Somebody beside the patient: whom to call, who acts for them, the other parent. */
export const Contact = z
  .strictObject({
    name: namePart(),
    roles: phi(
      z
        .array(z.enum(contactRoles))
        .min(1)
        .max(contactRoles.length)
        .refine((roles) => new Set(roles).size === roles.length, { error: 'Name each role once.' }),
    ),
    relationship: phi(Words.clone()).optional(),
    telephones: phi(z.array(Telephone).max(5)).default([]),
    email: phi(EmailAddress.clone()).optional(),
    address: PostalAddress.optional(),
    representation: Representation.optional(),
  })
  .refine(({ roles, representation }) => roles.includes('personal-representative') === (representation !== undefined), {
    path: ['representation'],
    error: 'authority-missing',
    params: {
      code: 'authority-missing',
      text: 'Say on what a personal representative acts, and which papers you saw; of nobody else.',
      citation: '45 CFR 164.502(g); 45 CFR 164.514(h)(1)',
    },
  });
export type Contact = z.infer<typeof Contact>;
