import { serve } from '@sequester/edge';

import { admitPatientOperation } from './admit-patient.ts';
import { getChartOperation } from './get-chart.ts';
import { getPatientOperation } from './get-patient.ts';
import { listPatientsOperation } from './list-patients.ts';
import { recordDiagnosisOperation } from './record-diagnosis.ts';
import { recordMedicationOperation } from './record-medication.ts';
import { signProgressNoteOperation } from './sign-progress-note.ts';
import { memberships, settings, stores } from './stores.ts';
import { updatePatientOperation } from './update-patient.ts';
import { updateProgressNoteOperation } from './update-progress-note.ts';
import { writeProgressNoteOperation } from './write-progress-note.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: [
    admitPatientOperation,
    listPatientsOperation,
    getPatientOperation,
    updatePatientOperation,
    getChartOperation,
    writeProgressNoteOperation,
    updateProgressNoteOperation,
    signProgressNoteOperation,
    recordDiagnosisOperation,
    recordMedicationOperation,
  ],
});
