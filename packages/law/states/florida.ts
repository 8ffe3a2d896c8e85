import type { StateRow } from './row.ts';

export const florida: StateRow = {
  state: 'FL',
  orders: {
    requires: [],
    subpoenaNeedsOrder: false,
    sources: [{ citation: 'Fla. Stat. 456.057', verified: 'memory' }],
  },
  threat: {
    duty: 'mandatory',
    victim: 'identified-or-available',
    needsIntentAndAbility: true,
    fromPatient: true,
    tells: 'police-and-optionally-victim',
    sources: [{ citation: 'Fla. Stat. 491.0147(2)', verified: 'statute', effective: '2019-07-01' }],
  },
  reports: {
    child: [{ within: 'at once to the hotline' }],
    vulnerableAdult: true,
    sources: [
      { citation: 'Fla. Stat. 39.201', verified: 'memory' },
      { citation: 'Fla. Stat. 415.1034', verified: 'memory' },
    ],
  },
  personalNotes: false,
  familyWaivers: true,
  autoDenyOfAccess: true,
  accessDays: { days: 30, counting: 'calendar', citation: '45 CFR 164.524(b)(2)', verified: 'statute' },
};
