import { dayIn } from '@sequester/law';
import {
  type AccountOpening,
  type ElectronicSignature,
  type Instant,
  type OfferFile,
  type OfferId,
  type PatientId,
  plusSeconds,
  Refusal,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { PaperDoor } from '../disclosures/send-letter.ts';
import type { TraceStore } from '../traces.ts';
import { intentToSign } from './compose-text.ts';
import type { OfferStore, OwnAddress } from './ports.ts';

/** A signed URL of a copy lives this long. */
export const copySeconds = 60;

interface Self {
  patientId: PatientId;
  account: string;
}

/** How the account was opened that is signed in; whoever has none signs nothing. */
const openingOf = ({ opening }: PracticeContext): AccountOpening => {
  if (opening === undefined) throw new Refusal('forbidden');

  return opening;
};

/** The patient who acts, in their own account; nobody signs or revokes for another here. */
const selfOf = ({ actor }: PracticeContext): Self => {
  if (actor.kind !== 'patient') throw new Refusal('forbidden');

  return { patientId: actor.id, account: actor.account ?? actor.id };
};

export interface ShownOffer {
  offerId: OfferId;
  state: 'offered' | 'signed' | 'revoked';
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
  revokedAt?: Instant;
  /** Whether the signed copy can be fetched. */
  copy: boolean;
}

export const shownOffer = ({ offer, signature, revocation, form }: OfferFile): ShownOffer => {
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
    state: revocation !== undefined ? 'revoked' : signature !== undefined ? 'signed' : 'offered',
    ...(signature === undefined ? {} : { signedAt: signature.signedAt, typedName: signature.typedName }),
    ...(revocation === undefined ? {} : { revokedAt: revocation.receivedAt }),
    copy: form !== undefined,
  };
};

const own = async (offers: OfferStore, context: PracticeContext, offerId: OfferId): Promise<OfferFile> => {
  const found = await offers.find(context, selfOf(context).patientId, offerId);
  if (found === undefined) throw new Refusal('not-found');

  return found;
};

/** Everything that was offered to the patient, with its text. The read is on record before the answer leaves. */
export const listOwnAuthorizations =
  ({ offers, traces }: { offers: OfferStore; traces: TraceStore }) =>
  async (context: PracticeContext): Promise<{ authorizations: ShownOffer[] }> => {
    const { patientId } = selfOf(context);
    const found = await offers.ofPatient(context, patientId);
    await traces.record(context, auditEvent(context, 'authorization.listed', { patientId, count: found.length }));
    return { authorizations: found.map(shownOffer) };
  };

const plain = (words: string): string => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Refuses a text that is not the one that was offered, another's name, and a form that a later one took the place of. */
const demandSignable = async (
  offers: OfferStore,
  context: PracticeContext,
  { offer }: OfferFile,
  signed: { typedName: string; textSha256: string },
): Promise<void> => {
  if (signed.textSha256 !== offer.textSha256) throw new Refusal('text-differs');

  if (plain(signed.typedName) !== plain(offer.patientName)) {
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
    const found = await own(offers, context, offerId);
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

/** The patient takes a permission back in writing: from this instant nothing more leaves on it (45 CFR 164.508(b)(5)). */
export const revokeOwnAuthorization =
  ({ offers }: { offers: OfferStore }) =>
  async (
    context: PracticeContext,
    { offerId, statement }: { offerId: OfferId; statement: string },
  ): Promise<ShownOffer> => {
    const found = await own(offers, context, offerId);
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

/** The patient's copy as a PDF, by a short-lived URL (45 CFR 164.508(c)(4)). Refuses `copy-not-ready` in the moments after signing. */
export const openOwnAuthorization =
  ({ offers, traces, paperDoor }: { offers: OfferStore; traces: TraceStore; paperDoor: PaperDoor }) =>
  async (
    context: PracticeContext,
    { offerId }: { offerId: OfferId },
  ): Promise<{ url: string; sha256: string; expiresAt: Instant }> => {
    const { offer, form } = await own(offers, context, offerId);
    if (form === undefined) throw new Refusal('copy-not-ready');

    await traces.record(context, auditEvent(context, 'authorization.read', { offerId, patientId: offer.patientId }));
    const url = await paperDoor.signed({
      objectKey: form.objectKey,
      filename: `authorization-${offerId.slice(-8)}.pdf`,
      seconds: copySeconds,
    });
    return { url, sha256: form.sha256, expiresAt: plusSeconds(context.now, copySeconds) };
  };
