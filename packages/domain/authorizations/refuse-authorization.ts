import { type OfferId, type OfferRefusal, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { ownOffer, selfOf, shownOffer, type ShownOffer } from './own-authorization.ts';
import type { OfferStore } from './ports.ts';

/** The patient does not sign, by one act and without a reason. Refuses `signed-already`: what is signed is revoked. */
export const refuseAuthorization =
  ({ offers }: { offers: OfferStore }) =>
  async (context: PracticeContext, { offerId }: { offerId: OfferId }): Promise<ShownOffer> => {
    const found = await ownOffer(offers, context, offerId);
    if (found.signature !== undefined) throw new Refusal('signed-already');

    if (found.refusal !== undefined) throw new Refusal('offer-over');

    const { patientId, account } = selfOf(context);
    const { practiceId, requestId } = found.offer;
    const refusal: OfferRefusal = { offerId, practiceId, patientId, account, refusedAt: context.now };
    const answer = shownOffer({ ...found, refusal });
    const event = auditEvent(context, 'authorization.refused', { offerId, requestId, patientId, account });
    await offers.refuse(context, refusal, { event, answer });
    return answer;
  };
