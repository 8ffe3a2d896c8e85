import { type AccessHoldId, type HoldReview, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandFound } from './found.ts';
import type { AccessHoldStore } from './hold-ports.ts';
import { shownHold, type ShownHold } from './shown-hold.ts';
import { writerOf } from './writer.ts';

interface Input extends HoldReview {
  patientId: PatientId;
  accessHoldId: AccessHoldId;
  revision: number;
}

/** Reviews a hold, once, as a licensed professional who took no part in it (45 CFR 164.524(a)(4)). What is decided binds. */
export const reviewAccessHold =
  ({ accessHolds }: { accessHolds: AccessHoldStore }) =>
  async (
    context: PracticeContext,
    { patientId, accessHoldId, revision, decision, reason }: Input,
  ): Promise<ShownHold> => {
    const by = writerOf(context, { writers: ['provider'] });
    const before = demandFound(await accessHolds.hold(context, { patientId, accessHoldId }));
    if (before.held.by === by) throw new Refusal('reviewer-decided');

    if (before.review !== undefined || before.lifted !== undefined) throw new Refusal('recorded-already');

    if (before.revision !== revision) throw new Refusal('stale');

    const review = { decision, reason, by, at: context.now };
    const after = { ...before, review, revision: revision + 1 };
    const shown = shownHold(after, context);
    await accessHolds.change(context, after, {
      event: auditEvent(context, 'access-hold.reviewed', { patientId, accessHoldId, decision }),
      answer: shown,
    });
    return shown;
  };
