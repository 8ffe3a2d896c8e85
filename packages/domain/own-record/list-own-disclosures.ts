import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { type DisclosuresOfPatient, type OwnDisclosure, toldDisclosures } from './own-disclosures.ts';
import { ownPatientId } from './own-patient.ts';

/** Who received what of the patient's records, and when it was opened. */
export const listOwnDisclosures =
  ({ ownDisclosures, traces }: { ownDisclosures: DisclosuresOfPatient; traces: TraceStore }) =>
  async (context: PracticeContext): Promise<{ disclosures: OwnDisclosure[] }> => {
    const patientId = ownPatientId(context);
    const disclosures = toldDisclosures(await ownDisclosures.ofPatient(context, patientId));
    await traces.record(context, auditEvent(context, 'disclosure-log.read', { patientId, count: disclosures.length }));
    return { disclosures };
  };
