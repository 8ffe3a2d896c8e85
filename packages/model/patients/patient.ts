import * as z from 'zod';

import { LegalHoldId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { EmailAddress } from '../practice/names.ts';
import { Demographics } from './demographics.ts';

/** The individual whose record this is. */
export const Patient = z.object({
  ...Demographics.shape,
  patientId: PatientId,
  practiceId: PracticeId,
  admittedAt: Instant,
  admittedBy: MemberId,
  /** Of the last change of the e-mail address; absent where it is the one of admission. */
  emailChangedAt: Instant.optional(),
  emailChangedBy: MemberId.optional(),
  /** Addresses that stood here before, in the order in which they ended. */
  earlierEmails: z.array(z.object({ email: phi(EmailAddress.clone()), until: Instant })).default([]),
  /** Holds that stand: while there is one, no draft is replaced without its version kept, and nothing is destroyed. */
  legalHolds: z.array(LegalHoldId).default([]),
  /** The patient whose chart goes on where this one ended, as both are of one person. */
  merged: z.object({ into: PatientId, at: Instant, by: MemberId }).optional(),
  /** Patients whose charts ended in this one. */
  mergedFrom: z.array(PatientId).default([]),
  revision: z.int().min(1),
});
export type Patient = z.infer<typeof Patient>;

/** By what names a patient signs, whether they live, and at what address; when that changed that accounts are opened at. */
export const OwnNames = Patient.pick({
  name: true,
  preferredName: true,
  otherNames: true,
  death: true,
  email: true,
  emailChangedAt: true,
});
export type OwnNames = z.infer<typeof OwnNames>;

/** A patient in the list of a practice. */
export const ListedPatient = Patient.pick({
  patientId: true,
  name: true,
  preferredName: true,
  birthDate: true,
  death: true,
  clinicians: true,
  admittedAt: true,
  merged: true,
});
export type ListedPatient = z.infer<typeof ListedPatient>;

/** Whether a patient lives, as far as the chart knows. */
export const isLiving = ({ death }: Pick<Patient, 'death'>): boolean => death === undefined;
