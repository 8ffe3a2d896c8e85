import { Refusal, type OfferId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { ownOffer, selfOf, shownOffer, type ShownOffer } from './own-authorization.ts';
import type { OfferStore } from './ports.ts';

/** The patient takes a permission back in writing: from this instant nothing more leaves on it (45 CFR 164.508(b)(5)). */
export const revokeOwnAuthorization =
  ({ offers }: { offers: OfferStore }) =>
  async (
    context: PracticeContext,
    { offerId, statement }: { offerId: OfferId; statement: string },
  ): Promise<ShownOffer> => {
    const found = await ownOffer(offers, context, offerId);
    if (found.signature === undefined) throw new Refusal('offer-over');

    if (found.revocation !== undefined) throw new Refusal('artifact-dead', [{ path: 'revoked', code: 'revoked' }]);

    const { patientId, account } = selfOf(context);
    const { practiceId, requestId } = found.offer;
    const revocation = { offerId, practiceId, patientId, account, statement, receivedAt: context.now };
    const answer = shownOffer({ ...found, revocation });
    const event = auditEvent(context, 'authorization.revoked', {
      offerId,
      requestId,
      patientId,
      account,
      written: true,
    });
    await offers.revoke(context, revocation, { event, answer });
    return answer;
  };
