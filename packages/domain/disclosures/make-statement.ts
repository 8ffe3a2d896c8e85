import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { DisclosureId, StatementId, type RequestId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { memberOf } from '../member-of.ts';
import { Refusal, type RefusalDetail } from '../refusal.ts';
import { adjudicateRequest, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { decidedBy, releases, type RecordedDecision } from './decision.ts';
import { groundActedOn, type DisclosureLogEntry } from './disclosure-log.ts';
import { onFresh } from './fresh.ts';
import { refuseByLaw } from './judged.ts';
import type { Change, DisclosureStore, RequestFile } from './ports.ts';
import { touched } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { describedStatement, type Statement, type StatementPart, type Told } from './statement.ts';
import { letsStatementGo, partDefects, recipientDefects, toldDefects } from './statement-scope.ts';
import { committedStates, stepped, transitions } from './transitions.ts';

type Stores = { disclosures: DisclosureStore } & Gate;

const tellable: readonly RequestFile['request']['status'][] = ['in-review', ...committedStates];

/** A warning is the treating clinician's to give (45 CFR 164.512(j)(4)); a report is made by whoever has to report. */
const demandSpeaker = ({ actor }: Context, { request }: RequestFile): void => {
  const clinician = actor.kind === 'member' && actor.roles.includes('provider');
  if (request.groundAsserted === 'serious_threat' && !clinician) {
    throw new Refusal('forbidden', [{ path: 'actor', code: 'not-a-clinician', text: 'A warning is given by the treating clinician.', citation: '45 CFR 164.512(j)(1)(i), (j)(4)' }]);
  }
};

/** Asks the law now. Refuses `request-state`, `law-refuses`, `no-statement`, and `statement-beyond-scope` with all that goes beyond. */
const judged = async (stores: Stores, context: Context, wanted: { requestId: RequestId; from: typeof tellable; beyond: (file: RequestFile, decided: RecordedDecision) => RefusalDetail[] }) => {
  const found = await adjudicateRequest(stores)(context, wanted.requestId, 'statement');
  const { file, decided } = found;
  demandSpeaker(context, file);
  if (!wanted.from.includes(file.request.status)) {
    throw new Refusal('request-state', [{ path: 'status', code: file.request.status }]);
  }
  if (!releases(decided.decision)) {
    return refuseByLaw(stores.disclosures, context, found);
  }
  if (!letsStatementGo(decided)) {
    throw new Refusal('no-statement');
  }
  const beyond = wanted.beyond(file, decided);
  if (beyond.length > 0) {
    throw new Refusal('statement-beyond-scope', beyond);
  }
  return found;
};

const madeOf = ({ file, decided }: { file: RequestFile; decided: RecordedDecision }, context: Context, parts: StatementPart[]) => {
  const { practiceId, requestId, round } = file.request;
  const statementId = StatementId.parse(context.newId('statement'));
  return { statementId, practiceId, requestId, by: memberOf(context), at: context.now, round, decisionId: decided.decisionId, parts };
};

const recorded = async (stores: Stores, context: Context, { file, change, statement, action }: { file: RequestFile; change: Change; statement: Statement; action: 'statement.told' | 'statement.written' }): Promise<ShownFile> => {
  const { requestId, patientId } = file.request;
  const { statementId, manner, parts } = statement;
  const answer = shownFile(applied(file, change), context);
  const by = change.decision === undefined ? {} : decidedBy(change.decision);
  const subject = { requestId, patientId, statementId, manner, elements: parts.map(({ element }) => element), status: change.after.status, ...by };
  await stores.disclosures.change(context, change, { event: auditEvent(context, action, subject), answer });
  return answer;
};

const logged = (file: RequestFile, decided: RecordedDecision, statement: Extract<Statement, { to: Told }>, disclosureId: DisclosureId): DisclosureLogEntry => {
  const { practiceId, patientId, requestId, purpose } = file.request;
  const { as: _as, ...recipient } = statement.to;
  const { statementId } = statement;
  const about = { disclosureId, practiceId, patientId, requestId, statementId, decisionId: decided.decisionId, at: statement.toldAt };
  return { ...about, ground: groundActedOn(file.request, decided), recipient, description: describedStatement(statement), purpose, pages: 0, accounting: decided.decision.accounting };
};

interface Telling {
  requestId: RequestId;
  manner: 'telephone' | 'in-person';
  to: Told;
  parts: StatementPart[];
  toldAt?: Instant | undefined;
}

/**
 * Records what was told by telephone or in person, with its entry in the disclosure log, in one transaction. Waits for no
 * approval; touches no note and no key.
 */
export const tellStatement =
  (stores: Stores) =>
  async (context: Context, { requestId, manner, to, parts, toldAt = context.now }: Telling): Promise<ShownFile> =>
    onFresh(async () => {
      if (toldAt > context.now) {
        throw new Refusal('invalid-request', [{ path: 'body.toldAt', code: 'in-the-future' }]);
      }
      const found = await judged(stores, context, { requestId, from: tellable, beyond: (_file, decided) => [...toldDefects(decided, to), ...partDefects(decided, parts)] });
      const { file, decided } = found;
      const statement = { ...madeOf(found, context, parts), manner, to, toldAt };
      const entry = logged(file, decided, statement, DisclosureId.parse(context.newId('disclosure')));
      const after = { ...touched(file.request), decisionId: decided.decisionId };
      const change: Change = { from: tellable, before: file.request, after, decision: decided, statement, entry };
      return recorded(stores, context, { file, change, statement, action: 'statement.told' });
    });

interface Writing {
  requestId: RequestId;
  parts: StatementPart[];
  /** Who signs it, as it is printed. */
  signature: string;
}

/** Writes the statement that is sent by a link, and has it set as a PDF at once. Waits for no approval; touches no note and no key. */
export const writeStatement =
  (stores: Stores) =>
  async (context: Context, { requestId, parts, signature }: Writing): Promise<ShownFile> =>
    onFresh(async () => {
      const { from } = transitions.writeStatement;
      const found = await judged(stores, context, { requestId, from, beyond: ({ request }, decided) => [...recipientDefects(request, decided), ...partDefects(decided, parts)] });
      const { file, decided } = found;
      const statement = { ...madeOf(found, context, parts), manner: 'written' as const, signature };
      const after = { ...stepped(file.request, transitions.writeStatement, context.now), decisionId: decided.decisionId };
      const change: Change = { from, before: file.request, after, decision: decided, statement };
      return recorded(stores, context, { file, change, statement, action: 'statement.written' });
    });
