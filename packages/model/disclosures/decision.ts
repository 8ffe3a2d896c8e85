import { Approver, Decision, Facts } from '@sequester/law/facts';
import * as z from 'zod';

import { ArtifactId, DecisionId, MemberId, PracticeId, PsychotherapyNoteId, RequestId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { HiddenChoice, HiddenPlace } from '../notes/hidden-words.ts';
import { NoteFacts } from '../notes/note-facts.ts';
import { PageSizes } from '../notes/page-sizes.ts';
import { phi } from '../phi.ts';
import { lawAlone, PolicyInForce } from '../practice/policy.ts';
import { AccountedName, KeptPassage, Redaction } from './redaction.ts';
import { occasions } from './vocabulary.ts';

/** What made the law be asked. */
export const Occasion = z.enum(occasions);
export type Occasion = z.infer<typeof Occasion>;

/** One answer of the law, with the facts and the practice's policy that it was given, so that it can be asked again and must say the same. */
export const RecordedDecision = z.object({
  decisionId: DecisionId,
  practiceId: PracticeId,
  requestId: RequestId,
  at: Instant,
  occasion: Occasion,
  decision: Decision,
  facts: phi(Facts.clone()),
  factsSha256: z.string(),
  /** The practice's additions to the law at this instant. */
  policy: PolicyInForce.default(lawAlone),
  /** Random, and in the digest: nobody can find out by trying what the facts were. */
  nonce: z.string().default(''),
  /** Of nonce, facts, policy and decision; the audit event of the act repeats it. */
  recordSha256: z.string().default(''),
});
export type RecordedDecision = z.infer<typeof RecordedDecision>;

/** A note as the index by patient shows it: that it is there, and where; nothing of what it says. */
export const IndexedNote = z.object({
  noteId: PsychotherapyNoteId,
  originatorId: MemberId,
  sessionDate: CalendarDate,
  version: z.int().min(1),
  pages: z.int().min(1),
  sha256: z.string(),
  objectKey: z.string(),
  bytes: z.int().min(1).optional(),
  sizes: PageSizes.optional(),
  hidden: z.array(HiddenPlace).optional(),
  /** What its originator has said of it. */
  facts: NoteFacts.optional(),
  /** It is a copy of a draft that nobody has signed. */
  draft: z.literal(true).optional(),
});
export type IndexedNote = z.infer<typeof IndexedNote>;

/** A note that its originator lets go: one sealed version, the pages of it, from 1, and what of them is taken out or alone kept. */
export const SelectedNote = IndexedNote.omit({ sizes: true, facts: true }).extend({
  selected: z.array(z.int().min(1)).min(1),
  redactions: z.array(Redaction).optional(),
  kept: z.array(KeptPassage).optional(),
  names: z.array(AccountedName).optional(),
  /** What becomes of the words of these pages that cannot be seen; absent where it is not known that there are any. */
  hidden: z.array(HiddenChoice).optional(),
});
export type SelectedNote = z.infer<typeof SelectedNote>;

/** A KMS grant that lets the extract builder open one object. */
export const Grant = z.object({ keyArn: z.string(), grantId: z.string(), objectKey: z.string() });
export type Grant = z.infer<typeof Grant>;

/** A paper as it was read: its document and its terms. */
export const PaperAsRead = z.object({ artifactId: ArtifactId, documentSha256: z.string(), termsSha256: z.string() });
export type PaperAsRead = z.infer<typeof PaperAsRead>;

/** One approval that the ground demands. It counts only in its round, for the ceiling that it was given for, and while the papers are as they were read. */
export const Approval = z.object({
  as: Approver,
  practiceId: PracticeId,
  requestId: RequestId,
  memberId: MemberId,
  at: Instant,
  decisionId: DecisionId,
  round: z.int().min(0),
  ceilingSha256: z.string(),
  /** The papers that counted when it was given. */
  papers: z.array(PaperAsRead).default([]),
  counsel: z.string().optional(),
  director: z.string().optional(),
  /** Of the ordinary record: the selection that it was given for. */
  selectionSha256: z.string().optional(),
  selection: z.array(SelectedNote).optional(),
  /** The originator's statement that no more is selected than the purpose needs (45 CFR 164.502(b)). */
  noMoreThanNecessary: z.literal(true).optional(),
  /** As far as they are on record, in the order of the selection. */
  grants: z.array(Grant).optional(),
  grantedAt: Instant.optional(),
  grantsRetiredAt: Instant.optional(),
});
export type Approval = z.infer<typeof Approval>;
