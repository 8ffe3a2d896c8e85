import { adjudicate } from '@sequester/law';
import type { coarseStatuses, DisclosureRequest, RecordedDecision, RecordedFacts, RequestFile } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { shownRecords, type ShownRecords } from '../records/shown-records.ts';
import { factsOf } from './facts.ts';
import { isSafetyGround } from './safety-grounds.ts';
import { typedPaper, type TypedPaper } from './show-papers.ts';
import { shownDrafts, shownStatement, type ShownDraft, type ShownStatement } from './show-statements.ts';
import { letsStatementGo } from './statement-scope.ts';
import { statementTerms, type StatementTerms } from './statement-terms.ts';
import { seesWhole } from './who-may-know.ts';

/** How far a request has come, for those who may not know what was decided on it. */
export type CoarseStatus = (typeof coarseStatuses)[number];

/** What is told of a request to everybody in the practice who handles it: what members asked and typed. */
export interface ListedAsReduced extends Pick<
  DisclosureRequest,
  | 'requestId'
  | 'patientId'
  | 'patient'
  | 'requester'
  | 'recipient'
  | 'groundAsserted'
  | 'requested'
  | 'purpose'
  | 'jurisdiction'
  | 'receivedAt'
  | 'receivedBy'
> {
  view: 'reduced';
  status: CoarseStatus;
}

export type OwnFacts = Omit<RecordedFacts, 'practiceId' | 'requestId' | 'revision'>;

export interface ReducedFile extends ListedAsReduced {
  artifacts: TypedPaper[];
  facts: OwnFacts[];
  /** What they made or drafted. */
  statements: ShownStatement[];
  drafts: ShownDraft[];
  /** On a warning or a mandated report. */
  statement?: StatementTerms;
  /** How far the ordinary record has come, where any is asked for: to members. */
  records?: ShownRecords;
}

export const coarseStatus = ({
  answeredAt,
  withdrawnAt,
}: Pick<DisclosureRequest, 'answeredAt' | 'withdrawnAt'>): CoarseStatus =>
  withdrawnAt !== undefined ? 'withdrawn' : answeredAt !== undefined ? 'answered' : 'with-privacy-officer';

/** Where a request stands, as far as whoever asks may know it. */
export const toldStatus = (
  context: PracticeContext,
  file: Pick<RequestFile, 'request' | 'decisions'>,
): DisclosureRequest['status'] | CoarseStatus =>
  seesWhole(context, file) ? file.request.status : coarseStatus(file.request);

export const listedAsReduced = (request: DisclosureRequest): ListedAsReduced => {
  const {
    requestId,
    patientId,
    patient,
    requester,
    recipient,
    groundAsserted,
    requested,
    purpose,
    jurisdiction,
    receivedAt,
    receivedBy,
  } = request;
  return {
    view: 'reduced',
    requestId,
    patientId,
    patient,
    requester,
    recipient,
    groundAsserted,
    requested,
    purpose,
    jurisdiction,
    receivedAt,
    receivedBy,
    status: coarseStatus(request),
  };
};

type Asked = Pick<RequestFile, 'request' | 'artifacts' | 'facts'>;

/** What the law answers where it knows of no note and of nothing that was done with one: all that a statement may depend on. */
export const answeredWithoutNotes = (
  { request, artifacts, facts }: Asked,
  now: PracticeContext['now'],
  policy: RecordedDecision['policy'],
): Pick<RecordedDecision, 'decision' | 'facts'> => {
  const asked = factsOf(
    { request: { ...request, status: 'received' }, artifacts, facts, approvals: [], links: [], notes: [], policy },
    now,
  );
  return { facts: asked, decision: adjudicate(asked, policy.tightenings) };
};

const termsOf = (file: RequestFile, { now }: PracticeContext): StatementTerms | undefined => {
  const policy = file.decisions.at(-1)?.policy;
  if (policy === undefined || !isSafetyGround(file.request.groundAsserted)) return undefined;

  const answered = answeredWithoutNotes(file, now, policy);
  return letsStatementGo(answered) ? statementTerms(answered) : undefined;
};

const ownFacts = ({ facts }: RequestFile, { actor }: PracticeContext): OwnFacts[] =>
  facts
    .filter(({ by }) => by === actor.id)
    .map(({ practiceId: _practice, requestId: _request, revision: _revision, ...said }) => said);

const isTheirs = (statement: RequestFile['statements'][number], { actor }: PracticeContext): boolean =>
  statement.by === actor.id || (statement.manner === 'written' && statement.draft?.draftedBy.memberId === actor.id);

/** A request for those who may not know whether notes exist: no note is read for it, and no decision that was made on one. */
export const reducedFile = (file: RequestFile, context: PracticeContext): ReducedFile => {
  const statement = termsOf(file, context);
  const records = context.actor.kind === 'member' ? shownRecords(file) : undefined;
  return {
    ...listedAsReduced(file.request),
    artifacts: file.artifacts.map(typedPaper),
    facts: ownFacts(file, context),
    statements: file.statements.filter((one) => isTheirs(one, context)).map((one) => shownStatement(one, context)),
    drafts: shownDrafts(file, context),
    ...(statement === undefined ? {} : { statement }),
    ...(records === undefined ? {} : { records }),
  };
};
