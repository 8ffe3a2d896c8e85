import type { StateRow } from './row.ts';

/** `US-baseline`: the federal rules with nothing added. */
export const federal: StateRow = {
  state: 'US-baseline',
  orders: {
    requires: [],
    subpoenaNeedsOrder: false,
    sources: [{ citation: '45 CFR 164.512(e)(1)(i)', verified: 'statute' }],
  },
  threat: {
    duty: 'permissive',
    victim: 'none',
    needsIntentAndAbility: false,
    fromPatient: false,
    tells: 'who-can-prevent',
    sources: [{ citation: '45 CFR 164.512(j)(1)(i)', verified: 'statute' }],
  },
  reports: {
    child: [{ within: 'as the state statute says' }],
    vulnerableAdult: true,
    sources: [{ citation: '45 CFR 164.512(a)', verified: 'statute' }],
  },
  personalNotes: false,
  familyWaivers: false,
  autoDenyOfAccess: true,
  accessDays: { days: 30, counting: 'calendar', citation: '45 CFR 164.524(b)(2)', verified: 'statute' },
};

/** The strictest answer of every verified row, for a state that has none of its own. Counsel decides. */
export const strictest: StateRow = {
  state: 'strictest',
  orders: {
    requires: ['interests-of-justice-finding', 'in-camera-findings', 'permitted-proceeding'],
    subpoenaNeedsOrder: true,
    sources: [{ citation: '45 CFR 160.203(b)', verified: 'statute' }],
  },
  threat: {
    duty: 'permissive',
    victim: 'identified-or-available',
    needsIntentAndAbility: true,
    fromPatient: true,
    tells: 'medical-or-police-only',
    sources: [{ citation: '45 CFR 164.512(j)(1)(i)', verified: 'statute' }],
  },
  reports: {
    child: [{ within: 'at once' }],
    vulnerableAdult: false,
    sources: [{ citation: '45 CFR 164.512(a)', verified: 'statute' }],
  },
  personalNotes: true,
  familyWaivers: true,
  parentMayBeLimitedFrom: 12,
  autoDenyOfAccess: false,
  accessDays: { days: 5, counting: 'working', citation: '45 CFR 160.203(b)', verified: 'statute' },
};
