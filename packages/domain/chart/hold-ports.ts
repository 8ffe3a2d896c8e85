import type { AccessHold, PatientId } from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

/** Holds of clinicians on entries before the patient sees them (45 CFR 164.524(a)(3)). */
export interface AccessHoldStore {
  /** Of one patient: a hundred at most, the latest first. */
  holds(context: PracticeContext, patientId: PatientId): Promise<AccessHold[]>;
  hold(context: PracticeContext, ids: Pick<AccessHold, 'patientId' | 'accessHoldId'>): Promise<AccessHold | undefined>;
  add(context: PracticeContext, hold: AccessHold, trace: Trace): Promise<void>;
  /** Refuses `stale` where the hold is not at the revision before this one. */
  change(context: PracticeContext, after: AccessHold, trace: Trace): Promise<void>;
}
