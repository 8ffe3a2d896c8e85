import type { StateRow } from './row.ts';

export const texas: StateRow = {
  state: 'TX',
  orders: {
    requires: ['permitted-proceeding'],
    subpoenaNeedsOrder: false,
    sources: [{ citation: 'Tex. Health & Safety Code 611.006', verified: 'secondary' }],
  },
  threat: {
    duty: 'none',
    victim: 'none',
    needsIntentAndAbility: false,
    fromPatient: false,
    tells: 'medical-or-police-only',
    sources: [
      { citation: 'Tex. Health & Safety Code 611.004(a)(2)', verified: 'statute' },
      { citation: 'Tex. Health & Safety Code 611.002(b-1)', verified: 'statute' },
      { citation: 'Thapar v. Zezulka, 994 S.W.2d 635 (Tex. 1999)', verified: 'statute' },
    ],
  },
  reports: {
    child: [
      { within: 'within 48 hours', until: '2025-08-31' },
      { within: 'within 24 hours', from: '2025-09-01' },
    ],
    vulnerableAdult: true,
    sources: [
      { citation: 'Tex. Fam. Code 261.101', verified: 'secondary', effective: '2025-09-01' },
      { citation: 'Tex. Hum. Res. Code 48.051', verified: 'memory' },
    ],
  },
  personalNotes: false,
  familyWaivers: false,
  autoDenyOfAccess: false,
  accessDays: { days: 15, counting: 'working', citation: 'Tex. Health & Safety Code 181.102', verified: 'memory' },
};
