import { RecipientKind } from '@sequester/law/facts';
import * as z from 'zod';

import { DecisionId, LetterId, MemberId, PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { conveyances } from './vocabulary.ts';

/** How a letter went out. */
export const Conveyance = z.enum(conveyances);

/** That a letter went out: how, to whom, when. The letter's own row never changes. */
export const Dispatch = z.object({ how: Conveyance, to: z.string(), sentAt: Instant, at: Instant, by: MemberId });
export type Dispatch = z.infer<typeof Dispatch>;

/** A letter that answers a request, as it was written; its PDF lies under the practice's key. */
export const RecordedLetter = z.object({
  letterId: LetterId,
  practiceId: PracticeId,
  requestId: RequestId,
  kind: RecipientKind,
  /** The decision that it tells of. */
  decisionId: DecisionId,
  at: Instant,
  addressee: z.array(z.string()),
  title: z.string(),
  paragraphs: z.array(phi(z.string())),
  /** Of what it says, its date apart: the same thing is not said twice. */
  saysSha256: z.string(),
  pdf: z.object({ objectKey: z.string(), sha256: z.string(), bytes: z.int().min(1), pages: z.int().min(1) }),
  dispatches: z.array(Dispatch).default([]),
});
export type RecordedLetter = z.infer<typeof RecordedLetter>;
