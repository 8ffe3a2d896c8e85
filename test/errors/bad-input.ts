import type { Call } from './chart-calls.ts';

/** The ids of what stands before the bad inputs come. */
export interface Standing {
  /** Of the first patient, as they are now. */
  revision: number;
  patientId: string;
  otherId: string;
  mergedId: string;
  progressNoteId: string;
  signedNoteId: string;
  holdId: string;
  endedHoldId: string;
  noticeId: string;
}

/** A call that has to be refused, where its refusal points, and what it is about. */
export interface BadInput {
  title: string;
  call: Call;
  /** The first detail's path; none where the refusal is of the call as a whole. */
  at?: string;
  code?: string;
}
