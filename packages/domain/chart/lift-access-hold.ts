import { type AccessHoldId, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { demandFound } from './found.ts';
import type { AccessHoldStore } from './hold-ports.ts';
import { shownHold, type ShownHold } from './shown-hold.ts';

interface Input {
  patientId: PatientId;
  accessHoldId: AccessHoldId;
  revision: number;
}

/** Ends a hold before its day: the patient's right waits for nobody, so that each clinician and the privacy officer may. */
export const liftAccessHold =
  ({ accessHolds }: { accessHolds: AccessHoldStore }) =>
  async (context: PracticeContext, { patientId, accessHoldId, revision }: Input): Promise<ShownHold> => {
    const by = memberOf(context);
    const before = demandFound(await accessHolds.hold(context, { patientId, accessHoldId }));
    if (before.lifted !== undefined || before.review?.decision === 'lifted') throw new Refusal('recorded-already');

    if (before.revision !== revision) throw new Refusal('stale');

    const after = { ...before, lifted: { by, at: context.now }, revision: revision + 1 };
    const shown = shownHold(after, context);
    await accessHolds.change(context, after, {
      event: auditEvent(context, 'access-hold.lifted', { patientId, accessHoldId }),
      answer: shown,
    });
    return shown;
  };
