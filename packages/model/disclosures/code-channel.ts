import * as z from 'zod';

import type { LinkId } from '../ids.ts';
import { MemberId, OneTimeCodeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { TextNumber } from '../patients/text-number.ts';
import { phi } from '../phi.ts';
import { telephoneSources } from './vocabulary.ts';

/** By which way the code of a link goes, which is another than the way of the link, or the reason why it is not. */
export const CodeChannel = z.discriminatedUnion('by', [
  z.object({ by: z.literal('text-message'), telephone: phi(TextNumber.clone()) }),
  z.object({ by: z.literal('telephone') }),
  z.object({ by: z.literal('mail'), reason: z.string().optional() }),
]);
export type CodeChannel = z.infer<typeof CodeChannel>;

/** That the passcode of a link was told by telephone: at which number, from where the number is known, and to whom. */
export const PasscodeTold = z.object({
  telephone: phi(z.string()),
  numberFrom: z.enum(telephoneSources),
  to: z.string(),
  at: Instant,
  by: MemberId,
});
export type PasscodeTold = z.infer<typeof PasscodeTold>;

/** A link whose passcode is told by telephone has one for as long as it lives, derived under an id that follows from the link's own. */
export const passcodeIdOf = (linkId: LinkId): OneTimeCodeId => OneTimeCodeId.parse(`otc_${linkId.slice(4)}`);
