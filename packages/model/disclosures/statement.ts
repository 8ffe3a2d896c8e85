import * as z from 'zod';

import { DecisionId, MemberId, PracticeId, RequestId, StatementDraftId, StatementId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { Author } from './author.ts';
import { spokenManners } from './vocabulary.ts';

const Name = z.string().trim().min(1).max(200);

/** One of the elements that the decision lets be said, in the words written for this purpose. */
export const StatementPart = z.strictObject({ element: Name, text: phi(z.string().trim().min(1).max(4000)) });
export type StatementPart = z.infer<typeof StatementPart>;

/** Who was told: as which of the law's recipients, and who it was. */
export const Told = z.strictObject({
  as: Name,
  name: Name,
  organisation: Name.optional(),
  telephone: Name.optional(),
  address: z.string().trim().min(1).max(500).optional(),
});
export type Told = z.infer<typeof Told>;

export const Spoken = z.enum(spokenManners);

const made = {
  statementId: StatementId,
  practiceId: PracticeId,
  requestId: RequestId,
  by: MemberId,
  author: Author,
  at: Instant,
  round: z.int().min(0),
  decisionId: DecisionId,
  parts: z.array(StatementPart).min(1),
};

/** A statement that another has written for a clinician to sign. It leaves nothing and starts no build. */
export const StatementDraft = z.object({
  draftId: StatementDraftId,
  practiceId: PracticeId,
  requestId: RequestId,
  draftedBy: Author,
  at: Instant,
  /** The clinician who may sign it, and nobody else. */
  for: MemberId,
  parts: z.array(StatementPart).min(1),
});
export type StatementDraft = z.infer<typeof StatementDraft>;

/** A statement that was written for its purpose, in place of a note (45 CFR 164.512(a), (c), (j)): what was told, or what is sent. */
export const Statement = z.discriminatedUnion('manner', [
  z.object({ manner: Spoken, to: phi(Told.clone()), toldAt: Instant, ...made }),
  z.object({
    manner: z.literal('written'),
    draft: StatementDraft.pick({ draftId: true, draftedBy: true, at: true }).optional(),
    ...made,
  }),
]);
export type Statement = z.infer<typeof Statement>;

export type WrittenStatement = Extract<Statement, { manner: 'written' }>;
