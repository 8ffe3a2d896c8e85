import type { StateRow } from './row.ts';

export const newYork: StateRow = {
  state: 'NY',
  orders: {
    requires: ['interests-of-justice-finding'],
    subpoenaNeedsOrder: true,
    sources: [
      { citation: 'N.Y. Mental Hyg. Law 33.13(c)(1)', verified: 'statute' },
      { citation: 'N.Y. CPLR 2302(a)', verified: 'statute' },
    ],
  },
  threat: {
    duty: 'permissive',
    victim: 'identifiable',
    needsIntentAndAbility: false,
    fromPatient: false,
    tells: 'victim-and-police',
    sources: [
      { citation: 'N.Y. Mental Hyg. Law 33.13(c)(6)', verified: 'statute' },
      { citation: 'N.Y. Mental Hyg. Law 9.46', verified: 'statute', effective: '2013-03-16' },
    ],
  },
  dangerReport: { to: 'director_of_community_services', reason: 'ny-community-services-report' },
  reports: {
    child: [{ within: 'at once and in writing within 48 hours' }],
    vulnerableAdult: false,
    sources: [{ citation: 'N.Y. Soc. Serv. Law 413', verified: 'memory' }],
  },
  personalNotes: false,
  familyWaivers: false,
  autoDenyOfAccess: true,
  accessDays: { days: 10, counting: 'calendar', citation: 'N.Y. Mental Hyg. Law 33.16(b)', verified: 'statute' },
};
