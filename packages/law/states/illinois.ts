import type { StateRow } from './row.ts';

export const illinois: StateRow = {
  state: 'IL',
  orders: {
    requires: ['in-camera-findings'],
    subpoenaNeedsOrder: true,
    sources: [{ citation: '740 ILCS 110/10(a)(1)', verified: 'memory' }],
  },
  threat: {
    duty: 'mandatory',
    victim: 'none',
    needsIntentAndAbility: false,
    fromPatient: false,
    tells: 'victim-and-police',
    sources: [
      { citation: '405 ILCS 5/6-103', verified: 'memory' },
      { citation: '740 ILCS 110/11', verified: 'statute' },
      { citation: '405 ILCS 5/6-103.3', verified: 'statute' },
    ],
  },
  dangerReport: { to: 'state_agency', reason: 'il-danger-report' },
  reports: {
    child: [{ within: 'at once' }],
    vulnerableAdult: true,
    sources: [
      { citation: '325 ILCS 5/4', verified: 'memory' },
      { citation: '320 ILCS 20/4', verified: 'memory' },
    ],
  },
  personalNotes: true,
  familyWaivers: false,
  parentMayBeLimitedFrom: 12,
  autoDenyOfAccess: true,
  accessDays: { days: 30, counting: 'calendar', citation: '45 CFR 164.524(b)(2)', verified: 'statute' },
};
