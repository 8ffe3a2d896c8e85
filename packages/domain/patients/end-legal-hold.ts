import { type LegalHold, type LegalHoldId, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { memberOf } from '../member-of.ts';
import type { PatientStore } from './ports.ts';

interface Input {
  patientId: PatientId;
  holdId: LegalHoldId;
  reason: string;
}

/** Ends a hold, with the reason. What was kept under it stays. */
export const endLegalHold =
  ({ patients }: { patients: PatientStore }) =>
  (context: PracticeContext, { patientId, holdId, reason }: Input): Promise<LegalHold> =>
    onFresh(async () => {
      const by = memberOf(context);
      const [patient, holds] = await Promise.all([
        patients.patient(context, patientId),
        patients.holds(context, patientId),
      ]);
      const before = demandFound(patient);
      const standing = demandFound(holds.find((one) => one.holdId === holdId));
      if (standing.ended !== undefined) throw new Refusal('hold-ended');

      const hold: LegalHold = { ...standing, ended: { reason, at: context.now, by } };
      const legalHolds = before.legalHolds.filter((one) => one !== holdId);
      const after = { ...before, legalHolds, revision: before.revision + 1 };
      const event = auditEvent(context, 'legal-hold.ended', { patientId, holdId });
      await patients.changeHold(context, { before, after, hold }, { event, answer: hold });
      return hold;
    });
