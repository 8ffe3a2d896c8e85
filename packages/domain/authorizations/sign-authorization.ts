import { dayIn } from '@sequester/law';
import {
  isNameOf,
  isSameNamed,
  Refusal,
  type AccountOpening,
  type ElectronicSignature,
  type OfferFile,
  type OfferId,
  type OwnNames,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { intentToSign } from './compose-text.ts';
import { ownOffer, selfOf, shownOffer, type ShownOffer } from './own-authorization.ts';
import type { OfferStore, OwnDemographics } from './ports.ts';

/** How the account was opened that is signed in; whoever has none signs nothing. */
const openingOf = ({ opening }: PracticeContext): AccountOpening => {
  if (opening === undefined) throw new Refusal('forbidden');

  return opening;
};

/** Whether a typed name is one of the patient's: as the form has it, or as the chart knows them. */
const isPatientsName = (typedName: string, { offer: { patientName } }: OfferFile, own: OwnNames | undefined): boolean =>
  isSameNamed(typedName, patientName) ||
  (own !== undefined && isNameOf(typedName, { ...own, others: own.otherNames.map(({ name }) => name) }));

/** By what is signed: the name as it was typed, who signs for the patient, and whether the name is that of whoever holds the account. */
const namesOf = (
  { holder }: AccountOpening,
  typedName: string,
  isPatients: boolean,
): Pick<ElectronicSignature, 'typedName' | 'representative' | 'nameDiffers'> => {
  const isTheirs = holder === undefined ? isPatients : isSameNamed(typedName, holder.name);
  return {
    typedName,
    ...(holder === undefined ? {} : { representative: holder }),
    ...(isTheirs ? {} : { nameDiffers: true }),
  };
};

/** Refuses the account of a patient who has died: whoever acts for the estate signs in their own. */
const demandLiving = ({ holder }: AccountOpening, own: OwnNames | undefined): void => {
  if (holder === undefined && own?.death !== undefined)
    throw new Refusal('not-signed-here', [{ path: 'patient', code: 'dead' }]);
};

/** Refuses a text that is not the one that was offered, and a form that a later one took the place of. */
const demandSignable = async (
  offers: OfferStore,
  context: PracticeContext,
  { offer }: OfferFile,
  textSha256: string,
): Promise<void> => {
  if (textSha256 !== offer.textSha256) throw new Refusal('text-differs');

  const all = await offers.ofPatient(context, offer.patientId);
  const later = all.some((one) => one.offer.requestId === offer.requestId && one.offer.offeredAt > offer.offeredAt);
  if (later || offer.expiresOn < dayIn(context.now, offer.timeZone)) throw new Refusal('offer-over');
};

/**
 * The patient signs what they have read, once, by whatever name they write: one that is not on the chart waits for a privacy officer, who
 * confirms the form. What follows from it (the copy, the law's answer) follows the record.
 */
export const signAuthorization =
  ({ offers, ownDemographics }: { offers: OfferStore; ownDemographics: OwnDemographics }) =>
  async (
    context: PracticeContext,
    { offerId, typedName, textSha256 }: { offerId: OfferId; typedName: string; textSha256: string },
  ): Promise<ShownOffer> => {
    const found = await ownOffer(offers, context, offerId);
    if (found.signature !== undefined) throw new Refusal('signed-already');

    if (found.refusal !== undefined) throw new Refusal('offer-over');

    await demandSignable(offers, context, found, textSha256);
    const { practiceId, formVersion, requestId } = found.offer;
    const { patientId, account } = selfOf(context);
    const authentication = 'Signed in to their own account at the practice (OpenID Connect)';
    const own = await ownDemographics.own(context, patientId);
    const opening = openingOf(context);
    demandLiving(opening, own);
    const addressChangedAt = opening.holder === undefined ? own?.emailChangedAt : undefined;
    const opened = {
      account,
      authentication,
      opening,
      ...(addressChangedAt === undefined ? {} : { addressChangedAt }),
    };
    const evidence = {
      offerId,
      practiceId,
      patientId,
      ...opened,
      ...namesOf(opening, typedName, isPatientsName(typedName, found, own)),
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
