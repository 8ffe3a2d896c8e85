import * as z from 'zod';

import { MailAddress } from '../mail-address.ts';

/** An address that accounts and mail go to, in one spelling. */
export const EmailAddress = MailAddress.clone().toLowerCase();

export const PracticeName = z.string().trim().min(1).max(200);

export const PersonName = z.string().trim().min(1).max(200);

/** What stands after a name that signs: "LMFT", "Psy.D.". */
export const Credentials = z.string().trim().min(1).max(80);
