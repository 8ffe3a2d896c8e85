import type { Change, RequestId, StatementDraft, StatementPart, WrittenStatement } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { buildJob } from './build-job.ts';
import { standsOn } from './decision.ts';
import { onFresh } from './fresh.ts';
import { madeOf, recordStatement, statingOn, type StatementStores } from './make-statement.ts';
import type { ShownRequest } from './show-request.ts';
import { partDefects, recipientDefects } from './statement-scope.ts';
import { stepped, transitions } from './transitions.ts';

interface Written {
  requestId: RequestId;
  parts: StatementPart[];
  /** Where another drafted it. */
  draft?: StatementDraft;
}

/** The statement of the signed-in member, in their own name, with the build that it starts. */
export const stateInWriting = async (
  stores: StatementStores,
  context: PracticeContext,
  { requestId, parts, draft }: Written,
): Promise<ShownRequest> => {
  const { from } = transitions.writeStatement;
  const stating = await statingOn(stores, context, {
    requestId,
    from,
    beyond: ({ request }, decided) => [...recipientDefects(request, decided), ...partDefects(decided, parts)],
  });
  const { file, decided } = stating;
  const drafted =
    draft === undefined ? {} : { draft: { draftId: draft.draftId, draftedBy: draft.draftedBy, at: draft.at } };
  const statement: WrittenStatement = { ...madeOf(stating, context, parts), manner: 'written', ...drafted };
  const after = { ...stepped(file.request, transitions.writeStatement, context.now), ...standsOn(decided) };
  const change: Change = {
    from,
    before: file.request,
    after,
    decision: decided,
    statement,
    jobs: [buildJob(context, requestId, memberOf(context))],
  };
  return recordStatement(stores, context, {
    file,
    change,
    statement,
    action: draft === undefined ? 'statement.written' : 'statement.signed',
  });
};

/**
 * Writes the statement that is sent by a link, signed by the member who calls, and has it set as a PDF at once. Waits for
 * no approval; touches no note and no key.
 */
export const writeStatement =
  (stores: StatementStores) =>
  async (
    context: PracticeContext,
    { requestId, parts }: { requestId: RequestId; parts: StatementPart[] },
  ): Promise<ShownRequest> =>
    onFresh(() => stateInWriting(stores, context, { requestId, parts }));
