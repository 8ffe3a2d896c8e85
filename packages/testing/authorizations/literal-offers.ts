import {
  type PracticeContext,
  type OfferStore,
  type OwnDemographics,
  type Trace,
  withRevocations,
} from '@sequester/domain';
import {
  type OfferFile,
  type OfferId,
  OwnNames,
  type PatientId,
  Refusal,
  type RefusalCode,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import type { LiteralStores } from '../disclosures/literal-disclosures.ts';
import { inPractice } from '../in-practice.ts';

/** Offers in memory beside the stores of disclosures; requests are read with what was revoked, as the real store reads them. */
export const literalOffers = (stores: LiteralStores) => {
  const { steps, write } = stores;
  const files = new Map<string, OfferFile>();
  const kept = new Map<string, Uint8Array>();
  const add = (
    context: PracticeContext,
    { offerId, part, refusal }: { offerId: OfferId; part: Partial<OfferFile>; refusal: RefusalCode },
    trace: Trace,
  ) =>
    steps.take(() =>
      write(context, trace, () => {
        const there = files.get(offerId);
        if (there === undefined || Object.keys(part).some((name) => name in there)) throw new Refusal(refusal);

        files.set(offerId, { ...there, ...part });
      }),
    );
  const ofPatient = (context: PracticeContext, patientId: PatientId): OfferFile[] =>
    [...files.values()]
      .filter(({ offer }) => inPractice(context, offer)?.patientId === patientId)
      .toSorted((one, other) => one.offer.offeredAt.localeCompare(other.offer.offeredAt));
  const offers: OfferStore = {
    ofPatient: (context, patientId) => steps.take(() => ofPatient(context, patientId)),
    find: (context, patientId, offerId) =>
      steps.take(() => ofPatient(context, patientId).find(({ offer }) => offer.offerId === offerId)),
    offer: (context, offer, trace) =>
      steps.take(() => write(context, trace, () => void files.set(offer.offerId, { offer }))),
    refuse: async (context, refusal, trace) => {
      if (files.get(refusal.offerId)?.signature !== undefined) throw new Refusal('signed-already');

      return add(context, { offerId: refusal.offerId, part: { refusal }, refusal: 'offer-over' }, trace);
    },
    sign: async (context, signature, trace) => {
      if (files.get(signature.offerId)?.refusal !== undefined) throw new Refusal('offer-over');

      return add(context, { offerId: signature.offerId, part: { signature }, refusal: 'signed-already' }, trace);
    },
    revoke: (context, revocation, trace) =>
      add(context, { offerId: revocation.offerId, part: { revocation }, refusal: 'artifact-dead' }, trace),
    keepForm: (context, { form }, trace) =>
      add(context, { offerId: form.offerId, part: { form }, refusal: 'stale' }, trace),
  };
  /** By whoever signed: the patient, or another participant of a joint session. */
  const offersOf = (context: PracticeContext, { artifacts }: RequestFile): OfferFile[] => {
    const signers = new Set(artifacts.flatMap(({ offer }) => offer?.patientId ?? []));
    return [...signers].flatMap((patientId) => ofPatient(context, patientId));
  };
  const find = async (context: PracticeContext, requestId: RequestId) => {
    const file = await stores.disclosures.find(context, requestId);
    return file === undefined
      ? undefined
      : { ...file, artifacts: withRevocations(file.artifacts, offersOf(context, file)) };
  };
  const forms = {
    keep: (_context: PracticeContext, { bytes, sha256 }: { bytes: Uint8Array; sha256: string }) =>
      steps.take(() => {
        kept.set(sha256, bytes);
        return { objectKey: `forms/${sha256}.pdf` };
      }),
  };
  const demographics: { own: OwnNames } = {
    own: OwnNames.parse({ name: { given: 'Paula', family: 'Invented' }, otherNames: [] }),
  };
  const ownDemographics: OwnDemographics = { own: async () => demographics.own };
  return {
    ...stores,
    disclosures: { ...stores.disclosures, find },
    offers,
    forms,
    ownDemographics,
    ownDisclosures: {
      ofPatient: (context: PracticeContext, patientId: PatientId) => stores.disclosures.log(context, patientId),
    },
    demographics,
    offerFiles: files,
    keptForms: kept,
  };
};

export type LiteralOffers = ReturnType<typeof literalOffers>;
