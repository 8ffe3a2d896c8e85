import { Approver, Artifact, GroundAsserted, Jurisdiction, Outcome, RecipientKind } from '@sequester/law/facts';
import {
  Acceptance,
  AccessTerms,
  AccountedName,
  HiddenChoice,
  coarseStatuses,
  ArtifactChange,
  ArtifactId,
  Author,
  CalendarDate,
  DisclosureRequest,
  IdentityConfirmation,
  Instant,
  KeptPassage,
  Link,
  MemberId,
  NoticeDecision,
  Opening,
  PatientId,
  OriginalFile,
  PatientFacts,
  Progress,
  Recipient,
  RecordedFacts,
  RecordedLetter,
  Redaction,
  RequestId,
  Sha256,
  StatementDraftId,
  StatementId,
  StatementPart,
  Told,
  Verification,
} from '@sequester/model';
import * as z from 'zod';

import { DecisionView, StatementTerms } from './decision-view.ts';
import { JobView } from './jobs.ts';
import { RecordsView } from './records-views.ts';

/** What members asked and typed of a request. */
const Asked = DisclosureRequest.pick({
  requestId: true,
  patientId: true,
  requester: true,
  recipient: true,
  groundAsserted: true,
  requested: true,
  purpose: true,
  jurisdiction: true,
  receivedAt: true,
  receivedBy: true,
}).extend({ patient: PatientFacts.pick({ name: true, preferredName: true }) });

/** Where a request stands, for a privacy officer and for originators of notes of its patient. */
const Standing = DisclosureRequest.pick({ status: true, statusAt: true, endedBecause: true });

const ReducedStatus = z.enum(coarseStatuses);

/** A request as it is listed: with where it stands for a privacy officer, and for everybody else with no more than whether it was answered. */
export const ListedRequest = z.discriminatedUnion('view', [
  Asked.extend({
    view: z.literal('whole'),
    ...Standing.shape,
    ...DisclosureRequest.pick({ answeredAt: true }).shape,
    /** The first day by which the law or a court wants an answer. */
    answerBy: CalendarDate.optional(),
    recordAnew: z.literal(true).optional(),
  }),
  Asked.extend({ view: z.literal('reduced'), status: ReducedStatus }),
]);

/** A paper as it was typed. */
const TypedPaper = z.object({
  artifactId: ArtifactId,
  recordedAt: Instant,
  recordedBy: z.string(),
  artifact: Artifact,
  document: z.object({ sha256: Sha256, bytes: z.int(), original: OriginalFile.optional() }),
  verification: Verification,
  amends: ArtifactId.optional(),
  assertsGround: GroundAsserted.optional(),
  changes: z.array(ArtifactChange),
});

/** A paper with who opened and who accepted it. An acceptance names `document.sha256` and `termsSha256`. */
const RecordedPaper = TypedPaper.extend({
  openings: z.array(Opening),
  acceptances: z.array(Acceptance),
  needsConfirmation: z.literal(true).optional(),
  termsSha256: Sha256,
  /** Whether the law is asked with it. */
  counts: z.boolean(),
});

/** A letter as it was written, and that it went out. */
const Letter = RecordedLetter.pick({
  letterId: true,
  kind: true,
  at: true,
  addressee: true,
  title: true,
  paragraphs: true,
  dispatches: true,
}).extend({
  sha256: Sha256,
  pages: z.int(),
});

/** A statement that was made. Its words and who heard them: to a privacy officer, and to who made it. */
const MadeStatement = z.object({
  statementId: StatementId,
  manner: z.enum(['telephone', 'in-person', 'written']),
  at: Instant,
  by: MemberId,
  author: Author,
  draftedBy: Author.optional(),
  elements: z.array(z.string()),
  parts: z.array(StatementPart).optional(),
  to: Told.optional(),
  toldAt: Instant.optional(),
});

/** A statement drafted for a clinician to sign: to who drafted it, to that clinician and to a privacy officer. */
const DraftedStatement = z.object({
  draftId: StatementDraftId,
  draftedBy: Author,
  at: Instant,
  for: MemberId,
  parts: z.array(StatementPart),
  signed: z.boolean(),
});

/** A request with its papers, the last decision in words, its approvals and its links: for a privacy officer, and for originators of notes of its patient. */
/** To a privacy officer, of a request that an earlier engine decided: what the law of today answers, and the facts that it misses. */
const RecordAnew = z.object({
  decidedBy: z.string(),
  outcome: Outcome,
  facts: z.array(z.object({ field: z.string(), text: z.string(), citation: z.string() })),
});

export const WholeRequest = Asked.extend({
  view: z.literal('whole'),
  ...Standing.shape,
  identity: IdentityConfirmation.optional(),
  access: AccessTerms.optional(),
  revision: z.int(),
  artifacts: z.array(RecordedPaper),
  decision: DecisionView,
  recordAnew: RecordAnew.optional(),
  approvals: z.array(z.object({ as: Approver, memberId: MemberId, at: Instant })),
  awaits: z.array(z.object({ as: Approver, memberId: MemberId.optional() })),
  extract: z.object({ sha256: z.string(), bytes: z.int(), pages: z.int(), builtAt: Instant }).optional(),
  /** To a privacy officer, what every member has recorded; to another, what they have recorded themselves. */
  facts: z.array(RecordedFacts.omit({ practiceId: true, requestId: true, revision: true })),
  /** The state in which the patient is treated, and whether somebody recorded it or the chart's address says it. */
  patientState: z.object({ state: Jurisdiction, source: z.enum(['recorded', 'address-of-the-chart']) }).optional(),
  /** How far grants or the build have come, counted in notes. */
  progress: Progress.optional(),
  /** Why it ended, in words, where it was not the law that ended it. */
  ending: z.object({ code: z.string(), text: z.string() }).optional(),
  due: z.array(z.object({ what: z.string(), by: z.string(), extendedBy: z.string().optional(), citation: z.string() })),
  letter: z.object({ kind: RecipientKind, title: z.string(), paragraphs: z.array(z.string()) }).optional(),
  letters: z.array(Letter),
  statements: z.array(MadeStatement),
  drafts: z.array(DraftedStatement),
  followUps: z.array(
    z.object({
      kind: z.enum(['review', 'notice']),
      at: Instant,
      by: MemberId,
      remark: z.string().optional(),
      decision: NoticeDecision.optional(),
      how: z.string().optional(),
    }),
  ),
  /** What is still to be done: a notice of a demand that was not sent, and what follows the statements. */
  outstanding: z.array(z.object({ duty: z.string(), what: z.string(), since: Instant, citation: z.string() })),
  /** The long work on it: the grants of each originator's approval, the build. */
  jobs: z.array(
    JobView.extend({ kind: z.enum(['grants', 'build', 'records']), askedBy: z.union([MemberId, PatientId]) }),
  ),
  /** How far the ordinary record has come, where any is asked for. */
  records: RecordsView.optional(),
  links: z.array(
    Link.pick({
      linkId: true,
      state: true,
      issuedAt: true,
      expiresAt: true,
      allowedDownloads: true,
      downloads: true,
      code: true,
      passcodeTold: true,
    }),
  ),
});

/** A request for everybody else: what was asked and typed, and what they said themselves. Nothing in it depends on whether notes exist. */
const ReducedRequest = Asked.extend({
  view: z.literal('reduced'),
  status: ReducedStatus,
  artifacts: z.array(TypedPaper),
  facts: z.array(RecordedFacts.omit({ practiceId: true, requestId: true, revision: true })),
  statements: z.array(MadeStatement),
  drafts: z.array(DraftedStatement),
  /** On a warning or a mandated report. */
  statement: StatementTerms.optional(),
  /** How far the ordinary record has come, where any is asked for: the same whether there are psychotherapy notes or none. */
  records: RecordsView.optional(),
});

export const RequestView = z.discriminatedUnion('view', [WholeRequest, ReducedRequest]);

export const SelectionView = z.object({
  requestId: RequestId,
  recipient: Recipient,
  terms: z.array(z.string()),
  content: z.string(),
  redact: z.array(z.string()),
  minimumNecessary: z.boolean(),
  /** Whether each place with words that cannot be seen has to be decided, or such words stay out unless they are chosen. */
  hiddenWords: z.enum(['each-decided', 'out-unless-chosen']),
  notes: z.array(
    z.object({
      noteId: z.string(),
      sessionDate: z.string(),
      version: z.int(),
      pages: z.int(),
      /** A copy of a draft that nobody has signed. */
      draft: z.literal(true).optional(),
      selected: z.array(z.int()),
      redactions: z.array(Redaction).optional(),
      kept: z.array(KeptPassage).optional(),
      names: z.array(AccountedName).optional(),
      /** Where it has words that cannot be seen (which ones: listHiddenWords), and what was decided. */
      hidden: z.array(HiddenChoice.partial({ way: true })).optional(),
    }),
  ),
  /** Drafts that the order reaches and that have no pages to choose from yet: their therapist makes a copy first. */
  drafts: z.array(z.object({ noteId: z.string(), sessionDate: z.string() })),
});
