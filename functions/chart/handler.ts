import { chartOperations } from '@sequester/contract';
import {
  admitPatient,
  entryUseCases,
  getChart,
  getPatient,
  listPatients,
  searchDiagnosisCodes,
  listEntries,
  updatePatient,
} from '@sequester/domain';
import { serve } from '@sequester/edge';

import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: chartOperations,
  useCases: {
    admitPatient,
    listPatients,
    getPatient,
    updatePatient,
    getChart,
    listEntries,
    searchDiagnosisCodes,
    ...entryUseCases,
  },
});
