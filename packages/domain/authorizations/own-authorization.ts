import { Refusal, type Instant, type OfferFile, type OfferId, type PatientId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { intentToSign } from './compose-text.ts';
import type { OfferStore } from './ports.ts';

interface Self {
  patientId: PatientId;
  account: string;
}

/** The patient who acts, in their own account; nobody signs or revokes for another here. */
export const selfOf = ({ actor }: PracticeContext): Self => {
  if (actor.kind !== 'patient') throw new Refusal('forbidden');

  return { patientId: actor.id, account: actor.account ?? actor.id };
};

export interface ShownOffer {
  offerId: OfferId;
  state: 'offered' | 'refused' | 'signed' | 'revoked';
  recipient: string;
  practiceName: string;
  text: string;
  textSha256: string;
  formVersion: string;
  intent: string;
  offeredAt: Instant;
  expiresOn: string;
  signedAt?: Instant;
  typedName?: string;
  refusedAt?: Instant;
  revokedAt?: Instant;
  /** Whether the signed copy can be fetched. */
  copy: boolean;
}

const stateOf = ({ signature, revocation, refusal }: OfferFile): ShownOffer['state'] => {
  if (revocation !== undefined) return 'revoked';

  if (signature !== undefined) return 'signed';

  return refusal === undefined ? 'offered' : 'refused';
};

export const shownOffer = (file: OfferFile): ShownOffer => {
  const { offer, signature, revocation, refusal, form } = file;
  const { offerId, recipient, practiceName, text, textSha256, formVersion, offeredAt, expiresOn } = offer;
  return {
    offerId,
    recipient,
    practiceName,
    text,
    textSha256,
    formVersion,
    intent: intentToSign,
    offeredAt,
    expiresOn,
    state: stateOf(file),
    ...(refusal === undefined ? {} : { refusedAt: refusal.refusedAt }),
    ...(signature === undefined ? {} : { signedAt: signature.signedAt, typedName: signature.typedName }),
    ...(revocation === undefined ? {} : { revokedAt: revocation.receivedAt }),
    copy: form !== undefined,
  };
};

export const ownOffer = async (offers: OfferStore, context: PracticeContext, offerId: OfferId): Promise<OfferFile> => {
  const found = await offers.find(context, selfOf(context).patientId, offerId);
  if (found === undefined) throw new Refusal('not-found');

  return found;
};
