import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { selfOf, shownOffer, type ShownOffer } from './own-authorization.ts';
import type { OfferStore } from './ports.ts';

/** Everything that was offered to the patient, with its text. The read is on record before the answer leaves. */
export const listOwnAuthorizations =
  ({ offers, traces }: { offers: OfferStore; traces: TraceStore }) =>
  async (context: PracticeContext): Promise<{ authorizations: ShownOffer[] }> => {
    const { patientId } = selfOf(context);
    const found = await offers.ofPatient(context, patientId);
    await traces.record(context, auditEvent(context, 'authorization.listed', { patientId, count: found.length }));
    return { authorizations: found.map(shownOffer) };
  };
