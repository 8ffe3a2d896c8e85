import { Refusal, type RequestId, type StatementDraftId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { fileOf } from './adjudicate-request.ts';
import { onFresh } from './fresh.ts';
import type { StatementStores } from './make-statement.ts';
import type { ShownRequest } from './show-request.ts';
import { signedFrom } from './statement.ts';
import { stateInWriting } from './write-statement.ts';

/**
 * Signs a draft: from then on it is the clinician's own statement, with the same checks at this instant as if they had
 * written it. Refuses `forbidden` for anybody but the clinician whom the draft names, and `signed-already`.
 */
export const signStatement =
  (stores: StatementStores) =>
  async (
    context: PracticeContext,
    { requestId, draftId }: { requestId: RequestId; draftId: StatementDraftId },
  ): Promise<ShownRequest> =>
    onFresh(async () => {
      const { drafts, statements } = await fileOf(stores.disclosures, context, requestId);
      const draft = drafts.find((one) => one.draftId === draftId);
      if (draft === undefined) throw new Refusal('not-found');

      if (draft.for !== context.actor.id) {
        throw new Refusal('forbidden', [
          {
            path: 'actor',
            code: 'drafted-for-another',
            text: 'Only the clinician whom the draft names can sign it. A clinician may write a statement of their own.',
          },
        ]);
      }

      if (signedFrom(statements, draftId) !== undefined) throw new Refusal('signed-already');

      return stateInWriting(stores, context, { requestId, parts: draft.parts, draft });
    });
