import {
  type Change,
  DisclosureId,
  type DisclosureLogEntry,
  type Instant,
  Refusal,
  type RequestFile,
  type RequestId,
  type Statement,
  type StatementPart,
  type Told,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { standsOn } from './decision.ts';
import { groundActedOn } from './disclosure-log.ts';
import { onFresh } from './fresh.ts';
import { madeOf, recordStatement, statingOn, type StatementStores, type Stating } from './make-statement.ts';
import { atNextRevision } from './settle.ts';
import type { ShownRequest } from './show-request.ts';
import { partDefects, toldDefects } from './statement-scope.ts';
import { describedStatement } from './statement.ts';
import { committedStates } from './transitions.ts';

const tellable: readonly RequestFile['request']['status'][] = ['in-review', ...committedStates];

const logged = (
  { file, decided }: Stating,
  statement: Extract<Statement, { to: Told }>,
  disclosureId: DisclosureId,
): DisclosureLogEntry => {
  const { practiceId, patientId, requestId, purpose } = file.request;
  const { as: _as, ...recipient } = statement.to;
  const { statementId } = statement;
  const about = {
    disclosureId,
    practiceId,
    patientId,
    requestId,
    statementId,
    decisionId: decided.decisionId,
    at: statement.toldAt,
  };
  return {
    ...about,
    ground: groundActedOn(file.request, decided),
    recipient,
    description: describedStatement(statement),
    purpose,
    pages: 0,
    accounting: decided.decision.accounting,
  };
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
  (stores: StatementStores) =>
  async (
    context: PracticeContext,
    { requestId, manner, to, parts, toldAt = context.now }: Telling,
  ): Promise<ShownRequest> =>
    onFresh(async () => {
      if (toldAt > context.now) {
        throw new Refusal('invalid-request', [
          {
            path: 'body.toldAt',
            code: 'in-the-future',
            text: 'Name the instant at which it was told; it may not lie ahead.',
          },
        ]);
      }

      const stating = await statingOn(stores, context, {
        requestId,
        from: tellable,
        beyond: (_file, decided) => [...toldDefects(decided, to), ...partDefects(decided, parts)],
      });
      const { file, decided } = stating;
      const statement = { ...madeOf(stating, context, parts), manner, to, toldAt };
      const entry = logged(stating, statement, DisclosureId.parse(context.newId('disclosure')));
      const after = { ...atNextRevision(file.request), ...standsOn(decided) };
      const change: Change = { from: tellable, before: file.request, after, decision: decided, statement, entry };
      return recordStatement(stores, context, { file, change, statement, action: 'statement.told' });
    });
