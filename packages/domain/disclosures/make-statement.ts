import {
  type AuditAction,
  type AuditSubject,
  type Author,
  type Change,
  type RecordedDecision,
  Refusal,
  type RefusalDetail,
  type RequestFile,
  type RequestId,
  type Statement,
  StatementId,
  type StatementPart,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { decide, fileOf, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { authorOf } from './author.ts';
import { decidedBy, releases } from './decision.ts';
import { refuseByLaw } from './judged.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';
import { toldStatus } from './reduced-request.ts';
import { demandSafetyRole, hasRole, isSafetyGround } from './safety-grounds.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import { letsStatementGo } from './statement-scope.ts';

export type StatementStores = {
  disclosures: DisclosureStore;
  records: Pick<RequestRecords, 'policy' | 'member'>;
} & Pick<Gate, 'noteIndex'>;

/** A request on which a statement may be made at this instant, with the law's answer and who makes it. */
export interface Stating {
  file: RequestFile;
  decided: RecordedDecision;
  author: Author;
}

/** A warning is the treating clinician's to give (45 CFR 164.512(j)(4)); a report is made by a clinician or the privacy officer. */
const demandSpeaker = (context: PracticeContext, { request }: RequestFile): void => {
  demandSafetyRole(context, request.groundAsserted, 'actor');
  if (request.groundAsserted === 'serious_threat' && !hasRole(context, 'provider')) {
    throw new Refusal('forbidden', [
      {
        path: 'actor',
        code: 'not-a-clinician',
        text: 'A warning is given by the treating clinician.',
        citation: '45 CFR 164.512(j)(1)(i), (j)(4)',
      },
    ]);
  }
};

interface Wanted {
  requestId: RequestId;
  from: readonly RequestFile['request']['status'][];
  beyond: (file: RequestFile, decided: RecordedDecision) => RefusalDetail[];
}

/**
 * The law's answer where it knows of no note: a statement depends on none. Refuses `no-statement` on a ground that calls for
 * none, and `forbidden`, before the law is asked, so that nobody learns from it what may leave.
 */
const askedWithoutNotes = async (
  { disclosures, records }: StatementStores,
  context: PracticeContext,
  requestId: RequestId,
) => {
  const file = await fileOf(disclosures, context, requestId);
  demandSpeaker(context, file);
  if (!isSafetyGround(file.request.groundAsserted)) throw new Refusal('no-statement');

  const { approvals: _approvals, links: _links, ...known } = file;
  const policy = await records.policy(context);
  return { file, decided: decide(context, { ...known, approvals: [], links: [], notes: [], policy }, 'statement') };
};

/**
 * Asks the law now. Refuses `forbidden` for another than a clinician or privacy officer, `request-state`, `law-refuses`,
 * `no-statement`, and `statement-beyond-scope` with all that goes beyond. Nobody's approval and no paper is waited for.
 */
export const statingOn = async (
  stores: StatementStores,
  context: PracticeContext,
  { requestId, from, beyond }: Wanted,
): Promise<Stating> => {
  const [found, author] = await Promise.all([askedWithoutNotes(stores, context, requestId), authorOf(stores, context)]);
  const { file, decided } = found;
  if (!from.includes(file.request.status))
    throw new Refusal('request-state', [{ path: 'status', code: toldStatus(context, file) }]);

  if (!releases(decided.decision)) return refuseByLaw(stores.disclosures, context, found);

  if (!letsStatementGo(decided)) throw new Refusal('no-statement');

  const outside = beyond(file, decided);
  if (outside.length > 0) throw new Refusal('statement-beyond-scope', outside);

  return { ...found, author };
};

/** What every statement has, however it is made. */
export const madeOf = ({ file, decided, author }: Stating, context: PracticeContext, parts: StatementPart[]) => {
  const { practiceId, requestId, round } = file.request;
  const statementId = StatementId.parse(context.newId('statement'));
  return {
    statementId,
    practiceId,
    requestId,
    by: author.memberId,
    author,
    at: context.now,
    round,
    decisionId: decided.decisionId,
    parts,
  };
};

interface Made {
  file: RequestFile;
  change: Change;
  statement: Statement;
  action: Extract<AuditAction, 'statement.told' | 'statement.written' | 'statement.signed'>;
}

/** Writes the statement with its change of the request and its trace, in one transaction. */
export const recordStatement = async (
  { disclosures }: StatementStores,
  context: PracticeContext,
  { file, change, statement, action }: Made,
): Promise<ShownRequest> => {
  const { requestId, patientId } = file.request;
  const { statementId, manner, parts, author } = statement;
  const answer = shownRequest(applied(file, change), context);
  const by = change.decision === undefined ? {} : decidedBy(change.decision);
  const drafted: AuditSubject =
    statement.manner === 'written' && statement.draft !== undefined
      ? { draftId: statement.draft.draftId, draftedBy: statement.draft.draftedBy.memberId }
      : {};
  const subject = {
    requestId,
    patientId,
    statementId,
    manner,
    as: author.as,
    elements: parts.map(({ element }) => element),
    status: change.after.status,
    ...drafted,
    ...by,
  };
  await disclosures.change(context, change, { event: auditEvent(context, action, subject), answer });
  return answer;
};
