import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { disclosuresOn, type DisclosuresOfPatient, type OwnDisclosure } from '../own-record/own-disclosures.ts';
import type { TraceStore } from '../traces.ts';
import { selfOf, shownOffer, type ShownOffer } from './own-authorization.ts';
import type { OfferStore } from './ports.ts';

/** An authorization with what was disclosed on it. */
export type OwnAuthorization = ShownOffer & { disclosures: OwnDisclosure[] };

/** Everything that was offered to the patient, with its text, and who received what on it and when. The read is on record before the answer leaves. */
export const listOwnAuthorizations =
  ({
    offers,
    ownDisclosures,
    traces,
  }: {
    offers: OfferStore;
    ownDisclosures: DisclosuresOfPatient;
    traces: TraceStore;
  }) =>
  async (context: PracticeContext): Promise<{ authorizations: OwnAuthorization[] }> => {
    const { patientId } = selfOf(context);
    const [found, log] = await Promise.all([
      offers.ofPatient(context, patientId),
      ownDisclosures.ofPatient(context, patientId),
    ]);
    await traces.record(context, auditEvent(context, 'authorization.listed', { patientId, count: found.length }));
    return {
      authorizations: found.map((file) => ({ ...shownOffer(file), disclosures: disclosuresOn(log, file.offer) })),
    };
  };
