import { serve } from '@sequester/edge';

import { admitPatientOperation } from './admit-patient.ts';
import { entryImplementations } from './entries.ts';
import { getChartOperation } from './get-chart.ts';
import { getPatientOperation } from './get-patient.ts';
import { listPatientsOperation } from './list-patients.ts';
import { memberships, settings, stores } from './stores.ts';
import { updatePatientOperation } from './update-patient.ts';

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
    ...entryImplementations,
  ],
});
