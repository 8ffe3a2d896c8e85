import type { StateRow } from './row.ts';

export const california: StateRow = {
  state: 'CA',
  orders: {
    requires: [],
    subpoenaNeedsOrder: false,
    sources: [{ citation: 'Cal. Civ. Code 56.10(b)', verified: 'secondary' }],
  },
  threat: {
    duty: 'mandatory',
    victim: 'identifiable',
    needsIntentAndAbility: false,
    fromPatient: false,
    tells: 'victim-and-police',
    sources: [
      { citation: 'Cal. Civ. Code 43.92', verified: 'statute' },
      { citation: 'Cal. Evid. Code 1024', verified: 'statute' },
      { citation: 'Cal. Civ. Code 56.10(c)(19)', verified: 'secondary' },
    ],
  },
  reports: {
    child: [{ within: 'at once by telephone and in writing within 36 hours' }],
    vulnerableAdult: true,
    sources: [
      { citation: 'Cal. Penal Code 11166', verified: 'memory' },
      { citation: 'Cal. Welf. & Inst. Code 15630', verified: 'memory' },
    ],
  },
  personalNotes: false,
  familyWaivers: false,
  parentMayBeLimitedFrom: 12,
  autoDenyOfAccess: false,
  accessDays: { days: 5, counting: 'working', citation: 'Cal. Health & Safety Code 123110', verified: 'memory' },
};
