import {
  type Change,
  type MemberId,
  Refusal,
  type RequestFile,
  type RequestId,
  type StatementDraft,
  StatementDraftId,
  type StatementPart,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { authorOf } from './author.ts';
import { onFresh } from './fresh.ts';
import type { StatementStores } from './make-statement.ts';
import { isSafetyGround } from './safety-grounds.ts';
import { demandOpen, atNextRevision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import { decidingStates } from './transitions.ts';
import { seesWhole } from './who-may-know.ts';

interface Drafting {
  requestId: RequestId;
  /** Who is to sign. */
  for: MemberId;
  parts: StatementPart[];
}

/** A draft is for a therapist who is active in the practice, other than who drafts. */
const demandClinician = async (
  { records }: StatementStores,
  context: PracticeContext,
  memberId: MemberId,
): Promise<void> => {
  const member = await records.member(context, memberId);
  if (member?.state !== 'active' || !member.roles.includes('provider')) {
    throw new Refusal('invalid-request', [
      {
        path: 'body.for',
        code: 'not-a-clinician',
        text: 'Name a therapist of the practice, by the id that the list of members gives.',
      },
    ]);
  }

  if (memberId === context.actor.id) {
    throw new Refusal('invalid-request', [
      {
        path: 'body.for',
        code: 'drafted-for-oneself',
        text: 'Write the statement yourself: it is signed in your name.',
      },
    ]);
  }
};

/** Before a statement was sent; who may not know where the request stands drafts until it was withdrawn. */
const demandDraftable = (context: PracticeContext, file: RequestFile): void => {
  if (seesWhole(context, file) && !decidingStates.includes(file.request.status))
    throw new Refusal('request-state', [{ path: 'status', code: file.request.status }]);

  demandOpen(context, file);
};

/**
 * Drafts a statement for a clinician to sign. A draft leaves nothing, starts no build and asks nothing of the law: that is
 * asked when it is signed. Refuses `no-statement` on a request that was received on no ground for a statement.
 */
export const draftStatement =
  (stores: StatementStores) =>
  async (context: PracticeContext, { requestId, for: clinicianId, parts }: Drafting): Promise<ShownRequest> =>
    onFresh(async () => {
      const file = await fileOf(stores.disclosures, context, requestId);
      const { request } = file;
      if (!isSafetyGround(request.groundAsserted)) throw new Refusal('no-statement');

      demandDraftable(context, file);
      const [draftedBy] = await Promise.all([authorOf(stores, context), demandClinician(stores, context, clinicianId)]);
      const { practiceId, patientId } = request;
      const draftId = StatementDraftId.parse(context.newId('statementDraft'));
      const draft: StatementDraft = {
        draftId,
        practiceId,
        requestId,
        draftedBy,
        at: context.now,
        for: clinicianId,
        parts,
      };
      const change: Change = { from: [request.status], before: request, after: atNextRevision(request), draft };
      const answer = shownRequest(applied(file, change), context);
      const event = auditEvent(context, 'statement.drafted', {
        requestId,
        patientId,
        draftId,
        for: clinicianId,
        as: draftedBy.as,
        elements: parts.map(({ element }) => element),
      });
      await stores.disclosures.change(context, change, { event, answer });
      return answer;
    });
