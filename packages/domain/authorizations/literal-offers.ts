import {
  type Instant,
  type OfferFile,
  type OfferId,
  type PatientId,
  Refusal,
  type RefusalCode,
  type RequestId,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { Context } from '../context.ts';
import type { LiteralStores } from '../disclosures/literal-stores.ts';
import { withRevocations } from './follow-offer.ts';
import type { OfferStore, OwnAddress } from './ports.ts';

/** Offers in memory beside the stores of disclosures; requests are read with what was revoked, as the real store reads them. */
export const literalOffers = (stores: LiteralStores) => {
  const { steps, events, answers } = stores;
  const files = new Map<string, OfferFile>();
  const kept = new Map<string, Uint8Array>();
  const add = (
    context: Context,
    { offerId, part, refusal }: { offerId: OfferId; part: Partial<OfferFile>; refusal: RefusalCode },
    { event, answer }: Trace,
  ) =>
    steps.take(() => {
      const there = files.get(offerId);
      if (there === undefined || Object.keys(part).some((name) => name in there)) throw new Refusal(refusal);

      files.set(offerId, { ...there, ...part });
      events.push(event);
      if (context.attempt !== undefined) answers.set(context.attempt.keySha256, answer);
    });
  const ofPatient = (patientId: PatientId): OfferFile[] =>
    [...files.values()].filter(({ offer }) => offer.patientId === patientId);
  const offers: OfferStore = {
    ofPatient: (_context, patientId) => steps.take(() => ofPatient(patientId)),
    find: (_context, patientId, offerId) =>
      steps.take(() => ofPatient(patientId).find(({ offer }) => offer.offerId === offerId)),
    offer: (_context, offer, { event }) =>
      steps.take(() => {
        files.set(offer.offerId, { offer });
        events.push(event);
      }),
    sign: (context, signature, trace) =>
      add(context, { offerId: signature.offerId, part: { signature }, refusal: 'signed-already' }, trace),
    revoke: (context, revocation, trace) =>
      add(context, { offerId: revocation.offerId, part: { revocation }, refusal: 'artifact-dead' }, trace),
    keepForm: (context, { form }, trace) =>
      add(context, { offerId: form.offerId, part: { form }, refusal: 'stale' }, trace),
  };
  const find = async (context: Context, requestId: RequestId) => {
    const file = await stores.disclosures.find(context, requestId);
    return file === undefined
      ? undefined
      : { ...file, artifacts: withRevocations(file.artifacts, ofPatient(file.request.patientId)) };
  };
  const forms = {
    keep: (_context: Context, { bytes, sha256 }: { bytes: Uint8Array; sha256: string }) =>
      steps.take(() => {
        kept.set(sha256, bytes);
        return { objectKey: `forms/${sha256}.pdf` };
      }),
  };
  const address: { changedAt?: Instant } = {};
  const ownAddress: OwnAddress = { changedAt: async () => address.changedAt };
  return {
    ...stores,
    disclosures: { ...stores.disclosures, find },
    offers,
    forms,
    ownAddress,
    address,
    offerFiles: files,
    keptForms: kept,
  };
};

export type LiteralOffers = ReturnType<typeof literalOffers>;
