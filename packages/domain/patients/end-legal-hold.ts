import { type LegalHold, type LegalHoldId, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { memberOf } from '../member-of.ts';
import { joinedCharts, withHolds } from './joined-charts.ts';
import type { PatientStore } from './ports.ts';

interface Input {
  patientId: PatientId;
  holdId: LegalHoldId;
  reason: string;
}

/** Ends a hold, with the reason, in every chart of the person. What was kept under it stays. */
export const endLegalHold =
  ({ patients }: { patients: PatientStore }) =>
  (context: PracticeContext, { patientId, holdId, reason }: Input): Promise<LegalHold> =>
    onFresh(async () => {
      const by = memberOf(context);
      const [charts, holds] = await Promise.all([
        joinedCharts(patients, context, patientId),
        patients.holds(context, patientId),
      ]);
      const standing = demandFound(holds.find((one) => one.holdId === holdId));
      if (standing.ended !== undefined) throw new Refusal('hold-ended');

      const hold: LegalHold = { ...standing, ended: { reason, at: context.now, by } };
      const changes = withHolds(charts, ({ legalHolds }) => legalHolds.filter((one) => one !== holdId));
      const event = auditEvent(context, 'legal-hold.ended', { patientId, holdId });
      await patients.changeHold(context, { changes, hold }, { event, answer: hold });
      return hold;
    });
