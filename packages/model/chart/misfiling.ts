import * as z from 'zod';

import { MemberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { textAt } from '../text-at.ts';
import { signedText } from './texts.ts';

const done = { by: MemberId, at: Instant };

export const NewMisfiling = z.strictObject({ reason: signedText() });

export const MisfilingDecision = z.strictObject({
  decision: phi(z.enum(['stays', 'taken-out'])),
  reason: signedText(),
});

/** That a signed note belongs in psychotherapy notes, as its author says; the privacy officer decides. */
export const Misfiling = z.object({
  ...NewMisfiling.shape,
  asked: z.object(done),
  decided: MisfilingDecision.extend(done).optional(),
});
export type Misfiling = z.infer<typeof Misfiling>;

/** Whether the privacy officer still has to decide on an entry that its author has asked to take out. */
export const isAskedOut = (entry: object): boolean =>
  textAt(entry, 'misfiling.asked.at') !== undefined && textAt(entry, 'misfiling.decided.at') === undefined;
