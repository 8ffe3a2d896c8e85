import type { Jurisdiction } from '../jurisdiction.ts';
import type { RequesterType } from '../parties.ts';

/** How well the text behind a row was checked: against the statute, against a secondary source, or from memory only. */
export type Verified = 'statute' | 'secondary' | 'memory';

interface Source {
  citation: string;
  verified: Verified;
  effective?: string;
}

type OrderPrerequisite = 'interests-of-justice-finding' | 'in-camera-findings' | 'permitted-proceeding';

/** What a state adds to the federal floor. Data only: each topic names its source and how far it was verified. */
export interface StateRow {
  state: Jurisdiction | 'strictest';
  orders: { requires: OrderPrerequisite[]; subpoenaNeedsOrder: boolean; sources: Source[] };
  threat: {
    duty: 'mandatory' | 'permissive' | 'none';
    victim: 'none' | 'identifiable' | 'identified-or-available';
    needsIntentAndAbility: boolean;
    fromPatient: boolean;
    tells: 'who-can-prevent' | 'victim-and-police' | 'police-and-optionally-victim' | 'medical-or-police-only';
    sources: Source[];
  };
  dangerReport?: DangerReport;
  reports: { child: Deadline[]; vulnerableAdult: boolean; sources: Source[] };
  personalNotes: boolean;
  familyWaivers: boolean;
  parentMayBeLimitedFrom?: number;
  autoDenyOfAccess: boolean;
  accessDays: { days: number; counting: 'calendar' | 'working'; citation: string; verified: Verified };
}

/** A report of a dangerous person that a statute sends to one office, on a clinician's judgment and without imminence. */
export interface DangerReport {
  to: RequesterType;
  reason: 'ny-community-services-report' | 'il-danger-report';
}

export interface Deadline {
  within: string;
  from?: string;
  until?: string;
}
