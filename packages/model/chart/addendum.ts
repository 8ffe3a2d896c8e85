import * as z from 'zod';

import { AddendumId, MemberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { signedText } from './texts.ts';

export const NewAddendum = z.strictObject({ text: signedText() });

/** What was added to a signed entry, signed and dated by whoever added it. It is shown with the entry, never instead. */
export const Addendum = z.object({
  addendumId: AddendumId,
  authorId: MemberId,
  signedAt: Instant,
  text: signedText(),
});
export type Addendum = z.infer<typeof Addendum>;
