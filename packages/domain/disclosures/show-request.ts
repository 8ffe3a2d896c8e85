import type { Decision } from '@sequester/law';
import type { Context } from '../context.ts';
import { standing, type RecordedArtifact } from './artifact.ts';
import type { Author } from './author.ts';
import { awaitedApprovals, type Awaited } from './ceiling.ts';
import { releases, type Approval, type RecordedDecision } from './decision.ts';
import { endingOf, type Ending } from './ending.ts';
import { dueDates, type DueDate } from './due-dates.ts';
import type { RecordedLetter } from './letter.ts';
import { owedLetter, type OwedLetter } from './owed-letter.ts';
import type { FollowUp } from './follow-up.ts';
import { outstandingDuties, type Outstanding } from './outstanding.ts';
import type { Instant } from '../instant.ts';
import type { RequestFile } from './ports.ts';
import type { RecordedFacts } from './recorded-facts.ts';
import { progressOf } from './progress-of-request.ts';
import { inHundredths, type Progress } from './progress.ts';
import type { DisclosureRequest, Link } from './request.ts';
import { spokenDecision } from './spoken-decision.ts';
import { signedFrom, type Statement, type StatementDraft, type Told } from './statement.ts';
import { letsStatementGo } from './statement-scope.ts';
import { endedStates } from './transitions.ts';

export interface ShownDecision extends Pick<Decision, 'outcome' | 'cures' | 'duties' | 'patientNotice' | 'engineVersion'> {
  at: RecordedDecision['at'];
  reasons: { code: string; text: string; citation: string }[];
  /** Only where the decision releases, and only to a privacy officer: elsewhere nothing says that a note exists. */
  scope?: { content: string; noteIds: string[]; terms: string[]; redact: string[] };
  /** What may be said and to whom, where the answer is a statement and no note. */
  statement?: { elements: string[]; recipients: string[]; optionalRecipients: string[]; excludedRecipients: string[] };
}

export type ShownArtifact = Pick<RecordedArtifact, 'artifactId' | 'recordedAt' | 'recordedBy' | 'artifact' | 'verification' | 'amends' | 'changes'> & {
  document: { sha256: string; bytes: number };
};

type ShownLetter = Pick<RecordedLetter, 'letterId' | 'kind' | 'at' | 'addressee' | 'title' | 'paragraphs' | 'dispatches'> & { sha256: string; pages: number };

export type ShownStatement = Pick<Statement, 'statementId' | 'manner' | 'at' | 'by' | 'author'> & {
  /** Who drafted it, where that was another. */
  draftedBy?: Author;
  elements: string[];
  /** What was said and to whom: to a privacy officer, and to who said it. */
  parts?: Statement['parts'];
  to?: Told;
  toldAt?: Instant;
};

type ShownDraft = Omit<StatementDraft, 'practiceId' | 'requestId'> & { signed: boolean };

export interface ShownFile extends DisclosureRequest {
  artifacts: ShownArtifact[];
  decision: ShownDecision;
  approvals: Pick<Approval, 'as' | 'memberId' | 'at'>[];
  awaits: Awaited[];
  /** To a privacy officer, what every member has recorded; to another, what they have recorded themselves. */
  facts: Omit<RecordedFacts, 'practiceId' | 'requestId' | 'revision'>[];
  progress?: Progress;
  ending?: Ending;
  /** By when it has to be answered, where the law or a court says so. */
  due: DueDate[];
  /** What the letter says that is owed as it stands, where the practice has named who answers for it. */
  letter?: Pick<OwedLetter, 'kind' | 'title' | 'paragraphs'>;
  letters: ShownLetter[];
  statements: ShownStatement[];
  drafts: ShownDraft[];
  followUps: Omit<FollowUp, 'practiceId' | 'requestId'>[];
  /** What is still to be done after the statements; none of it held them up. */
  outstanding: Outstanding[];
  links: Pick<Link, 'linkId' | 'state' | 'issuedAt' | 'expiresAt' | 'allowedDownloads' | 'downloads'>[];
}

const isOfficer = ({ actor }: Context): boolean => actor.kind === 'member' && actor.roles.includes('privacy-officer');

/** A decision in words. What it was made on stays out. */
export const shownDecision = (recorded: RecordedDecision, officer: boolean): ShownDecision => {
  const decision = spokenDecision(recorded);
  const { outcome, cures, duties, patientNotice, engineVersion, scope } = decision;
  const reasons = decision.reasons.map(({ code, text, citation }) => ({ code, text, citation }));
  const ceiling = { content: scope.content, noteIds: scope.note_ids, terms: scope.terms ?? [], redact: scope.redact ?? [] };
  const statement = {
    elements: scope.elements ?? [],
    recipients: scope.recipients ?? [],
    optionalRecipients: scope.optional_recipients ?? [],
    excludedRecipients: scope.excludes_recipients ?? [],
  };
  return { at: recorded.at, outcome, reasons, cures, duties, patientNotice, engineVersion, ...(officer && releases(decision) ? { scope: ceiling } : {}), ...(letsStatementGo(recorded) ? { statement } : {}) };
};

const shownFacts = ({ facts }: RequestFile, context: Context): ShownFile['facts'] =>
  facts
    .filter(({ by }) => isOfficer(context) || by === context.actor.id)
    .map(({ factsId, at, by, facts: said, verification }) => ({ factsId, at, by, facts: said, ...(verification === undefined ? {} : { verification }) }));

const shownArtifact = (recorded: RecordedArtifact): ShownArtifact => {
  const { artifactId, recordedAt, recordedBy, document, verification, amends, changes } = recorded;
  const { sha256, bytes } = document;
  return { artifactId, recordedAt, recordedBy, artifact: standing(recorded), document: { sha256, bytes }, verification, ...(amends === undefined ? {} : { amends }), changes };
};

const shownLetter = ({ letterId, kind, at, addressee, title, paragraphs, dispatches, pdf }: RecordedLetter): ShownLetter => {
  const { sha256, pages } = pdf;
  return { letterId, kind, at, addressee, title, paragraphs, dispatches, sha256, pages };
};

const shownStatement = (statement: Statement, context: Context): ShownStatement => {
  const { statementId, manner, at, by, author, parts } = statement;
  const drafted = statement.manner === 'written' && statement.draft !== undefined ? { draftedBy: statement.draft.draftedBy } : {};
  const told = statement.manner === 'written' ? {} : { to: statement.to, toldAt: statement.toldAt };
  const whole = isOfficer(context) || by === context.actor.id;
  return { statementId, manner, at, by, author, ...drafted, elements: parts.map(({ element }) => element), ...(whole ? { parts, ...told } : {}) };
};

/** Drafts, to who wrote them, to who may sign them, and to a privacy officer. */
const shownDrafts = ({ drafts, statements }: RequestFile, context: Context): ShownDraft[] =>
  drafts
    .filter((draft) => isOfficer(context) || draft.for === context.actor.id || draft.draftedBy.memberId === context.actor.id)
    .map(({ draftId, draftedBy, at, for: clinicianId, parts }) => ({ draftId, draftedBy, at, for: clinicianId, parts, signed: signedFrom(statements, draftId) !== undefined }));

/** The last decision of a request; intake made the first. */
export const lastDecision = ({ decisions }: Pick<RequestFile, 'decisions'>): RecordedDecision => {
  const last = decisions.at(-1);
  if (last === undefined) {
    throw new Error('a request without a decision');
  }
  return last;
};

/** How many notes there are is for the officer and for those whose notes they are; for others it is in parts of a hundred. */
const shownProgress = (file: RequestFile, context: Context): Progress | undefined => {
  const progress = progressOf(file);
  const { actor } = context;
  const knows = isOfficer(context) || file.approvals.some(({ as, memberId }) => as === 'originator' && memberId === actor.id);
  return progress === undefined || knows ? progress : inHundredths(progress);
};

/** A request with everything that belongs to it, for the one who asks. */
export const shownFile = (file: RequestFile, context: Context): ShownFile => {
  const last = lastDecision(file);
  const { round } = file.request;
  const progress = shownProgress(file, context);
  const ending = endedStates.includes(file.request.status) ? endingOf(file.request) : undefined;
  const { privacyContact } = file.request;
  const owed = privacyContact === undefined ? undefined : owedLetter(file, last, privacyContact);
  return {
    ...file.request,
    artifacts: file.artifacts.map(shownArtifact),
    decision: shownDecision(last, isOfficer(context)),
    approvals: file.approvals.filter((approval) => approval.round === round).map(({ as, memberId, at }) => ({ as, memberId, at })),
    awaits: file.request.status === 'in-review' ? awaitedApprovals(file, last) : [],
    facts: shownFacts(file, context),
    ...(progress === undefined ? {} : { progress }),
    ...(ending === undefined ? {} : { ending }),
    due: dueDates(file),
    ...(owed === undefined ? {} : { letter: { kind: owed.kind, title: owed.title, paragraphs: owed.paragraphs } }),
    letters: file.letters.map(shownLetter),
    statements: file.statements.map((statement) => shownStatement(statement, context)),
    drafts: shownDrafts(file, context),
    followUps: file.followUps,
    outstanding: outstandingDuties(file),
    links: file.links.map(({ linkId, state, issuedAt, expiresAt, allowedDownloads, downloads }) => ({ linkId, state, issuedAt, expiresAt, allowedDownloads, downloads })),
  };
};
