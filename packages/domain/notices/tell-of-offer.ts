import type { AuthorizationOffer, ElectronicSignature } from '@sequester/model';

import type { OfferStore } from '../authorizations/ports.ts';
import type { PracticeContext } from '../context.ts';
import type { Mailed } from './sent-once.ts';
import { tellPatient } from './tell-patient.ts';
import { tellStaff } from './tell-staff.ts';

type Told = Parameters<typeof tellPatient>[0];

/** Tells a patient that an authorization was put before them. */
export const tellOfOffer =
  (stores: Told) =>
  (
    context: PracticeContext,
    { requestId, offerId }: Pick<AuthorizationOffer, 'requestId' | 'offerId'>,
  ): Promise<Mailed> =>
    tellPatient(stores)(context, { requestId, news: 'offered', about: offerId });

/** Tells the patient, and the practice, that an authorization was signed. Answers how many members were told. */
export const tellOfSignature =
  (stores: Told & Parameters<typeof tellStaff>[0] & { offers: Pick<OfferStore, 'find'> }) =>
  async (
    context: PracticeContext,
    { patientId, offerId }: Pick<ElectronicSignature, 'patientId' | 'offerId'>,
  ): Promise<number> => {
    const found = await stores.offers.find(context, patientId, offerId);
    if (found === undefined) return 0;

    const { requestId, offeredBy } = found.offer;
    await tellPatient(stores)(context, { requestId, news: 'signed', about: offerId });
    return tellStaff(stores)(context, { requestId, news: 'signed', about: offerId, alsoTo: offeredBy });
  };
