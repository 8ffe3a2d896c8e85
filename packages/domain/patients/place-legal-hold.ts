import { type LegalHold, LegalHoldId, type PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { memberOf } from '../member-of.ts';
import { joinedCharts, withHolds } from './joined-charts.ts';
import type { PatientStore } from './ports.ts';

/** Orders that everything recorded of a patient is kept: from now on no draft is replaced without its version, and nothing is destroyed. It stands in every chart of the person. */
export const placeLegalHold =
  ({ patients }: { patients: PatientStore }) =>
  (context: PracticeContext, { patientId, reason }: { patientId: PatientId; reason: string }): Promise<LegalHold> =>
    onFresh(async () => {
      const charts = await joinedCharts(patients, context, patientId);
      const holdId = LegalHoldId.parse(context.newId('legalHold'));
      const { practiceId, now } = context;
      const hold: LegalHold = { holdId, practiceId, patientId, reason, placedAt: now, placedBy: memberOf(context) };
      const changes = withHolds(charts, ({ legalHolds }) => [...legalHolds, holdId]);
      const event = auditEvent(context, 'legal-hold.placed', { patientId, holdId });
      await patients.changeHold(context, { changes, hold }, { event, answer: hold });
      return hold;
    });
