import { Jurisdiction } from '@sequester/law/facts';
import * as z from 'zod';

import { MemberId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { TimeZone } from '../time-zone.ts';
import { Licence } from './licence.ts';
import { PracticeName } from './names.ts';
import { AddedTightening } from './policy.ts';
import { PrivacyContact } from './privacy-contact.ts';
import { PracticeStateRule } from './state-rule.ts';

/** A practice: the tenant. `ownerIds` are its active owners, of whom there is always one. */
export const Practice = z.object({
  practiceId: PracticeId,
  name: PracticeName,
  /** Whose law applies beside the federal one. */
  state: Jurisdiction,
  /** Whether it holds itself out as a program under 42 CFR Part 2. */
  part2Program: z.boolean(),
  /** In which it counts its days; one from before this was recorded counts them in UTC. */
  timeZone: TimeZone.optional(),
  /** A private practice of a covered provider where none is recorded. */
  licence: Licence.optional(),
  keyArn: z.string(),
  ownerIds: z.array(MemberId),
  tightenings: z.array(AddedTightening).default([]),
  /** What counsel confirmed of rules of states, in the order in which it was recorded. */
  stateRules: z.array(PracticeStateRule).default([]),
  /** Who answers for it in its letters. */
  privacyContact: PrivacyContact.optional(),
  /** Whether codes for the ordinary record may go by mail, like their links. */
  codesByMail: z.boolean().optional(),
  createdAt: Instant,
  revision: z.int().min(1),
});
export type Practice = z.infer<typeof Practice>;
