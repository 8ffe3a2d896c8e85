import { dayIn } from '@sequester/law';
import { Refusal, type AccountOpening, type ElectronicSignature, type OfferFile, type OfferId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { comparedName } from '../disclosures/normalised-name.ts';
import { intentToSign } from './compose-text.ts';
import { ownOffer, selfOf, shownOffer, type ShownOffer } from './own-authorization.ts';
import type { OfferStore, OwnAddress } from './ports.ts';

/** How the account was opened that is signed in; whoever has none signs nothing. */
const openingOf = ({ opening }: PracticeContext): AccountOpening => {
  if (opening === undefined) throw new Refusal('forbidden');

  return opening;
};

/** Refuses a text that is not the one that was offered, another's name, and a form that a later one took the place of. */
const demandSignable = async (
  offers: OfferStore,
  context: PracticeContext,
  { offer }: OfferFile,
  signed: { typedName: string; textSha256: string },
): Promise<void> => {
  if (signed.textSha256 !== offer.textSha256) throw new Refusal('text-differs');

  if (comparedName(signed.typedName) !== comparedName(offer.patientName)) {
    throw new Refusal('invalid-request', [
      { path: 'body.typedName', code: 'not-your-name', text: 'Type your own name, as the form has it.' },
    ]);
  }

  const all = await offers.ofPatient(context, offer.patientId);
  const later = all.some((one) => one.offer.requestId === offer.requestId && one.offer.offeredAt > offer.offeredAt);
  if (later || offer.expiresOn < dayIn(context.now, offer.timeZone)) throw new Refusal('offer-over');
};

/** The patient signs what they have read, once. What follows from it (the copy, the law's answer) follows the record. */
export const signAuthorization =
  ({ offers, ownAddress }: { offers: OfferStore; ownAddress: OwnAddress }) =>
  async (
    context: PracticeContext,
    { offerId, typedName, textSha256 }: { offerId: OfferId; typedName: string; textSha256: string },
  ): Promise<ShownOffer> => {
    const found = await ownOffer(offers, context, offerId);
    if (found.signature !== undefined) throw new Refusal('signed-already');

    await demandSignable(offers, context, found, { typedName, textSha256 });
    const { practiceId, formVersion, requestId } = found.offer;
    const { patientId, account } = selfOf(context);
    const authentication = 'Signed in to their own account at the practice (OpenID Connect)';
    const addressChangedAt = await ownAddress.changedAt(context, patientId);
    const opened = {
      account,
      authentication,
      opening: openingOf(context),
      ...(addressChangedAt === undefined ? {} : { addressChangedAt }),
    };
    const evidence = {
      offerId,
      practiceId,
      patientId,
      ...opened,
      typedName,
      intent: intentToSign,
      textSha256,
      formVersion,
    };
    const signature: ElectronicSignature = { ...evidence, signedAt: context.now };
    const answer = shownOffer({ ...found, signature });
    const event = auditEvent(context, 'authorization.signed', {
      offerId,
      requestId,
      patientId,
      account,
      textSha256,
      formVersion,
    });
    await offers.sign(context, signature, { event, answer });
    return answer;
  };
