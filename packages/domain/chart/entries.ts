import {
  CalendarDate,
  DiagnosisId,
  Instant,
  MedicationId,
  MemberId,
  PatientId,
  phi,
  PracticeId,
} from '@sequester/model';
import * as z from 'zod';

const Words = z.string().trim().min(1).max(500);
const words = () => phi(Words.clone());

/** The shape of an ICD-10-CM code: a category of three characters, and up to four more after a point. */
export const Icd10Code = z.string().regex(/^[A-Z]\d[0-9AB](\.[0-9A-Z]{1,4})?$/);

const recorded = { practiceId: PracticeId, patientId: PatientId, recordedBy: MemberId, recordedAt: Instant };

export const NewDiagnosis = z.strictObject({
  code: phi(Icd10Code.clone()),
  description: words(),
  diagnosedOn: phi(CalendarDate.clone()),
  certainty: phi(z.enum(['confirmed', 'provisional', 'rule-out'])).default('confirmed'),
});
export type NewDiagnosis = z.infer<typeof NewDiagnosis>;

export const Diagnosis = z.object({ diagnosisId: DiagnosisId, ...recorded, ...NewDiagnosis.shape });
export type Diagnosis = z.infer<typeof Diagnosis>;

export const NewMedication = z
  .strictObject({
    name: words(),
    dose: words(),
    frequency: words(),
    startedOn: phi(CalendarDate.clone()),
    stoppedOn: phi(CalendarDate.clone()).optional(),
    prescriber: words().optional(),
  })
  .refine(({ startedOn, stoppedOn }) => stoppedOn === undefined || startedOn <= stoppedOn, { path: ['stoppedOn'] });
export type NewMedication = z.infer<typeof NewMedication>;

export const Medication = z.object({ medicationId: MedicationId, ...recorded, ...NewMedication.shape });
export type Medication = z.infer<typeof Medication>;
