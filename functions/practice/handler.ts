import { practiceOperations } from '@sequester/contract';
import {
  beginSupervision,
  confirmStateRule,
  createPractice,
  endSupervision,
  enrollProvider,
  getChartRules,
  getPractice,
  inNewPractice,
  inviteMember,
  invitePatient,
  issueBindingCode,
  listMembers,
  listPolicies,
  listSupervisions,
  setChartRules,
  setCodesByMail,
  setLicence,
  setPrivacyContact,
  setTimeZone,
  tightenPolicy,
  updateMember,
} from '@sequester/domain';
import { serve } from '@sequester/edge';

import { apiDescription } from './api-description.ts';
import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: practiceOperations,
  useCases: {
    createPractice: { within: inNewPractice, useCase: createPractice },
    getPractice,
    setPrivacyContact,
    setTimeZone,
    setLicence,
    setCodesByMail,
    getChartRules,
    setChartRules,
    listPolicies,
    tightenPolicy,
    confirmStateRule,
    inviteMember,
    listMembers,
    updateMember,
    enrollProvider,
    beginSupervision,
    endSupervision,
    listSupervisions,
    invitePatient,
    issueBindingCode,
    getHealth: { answer: async () => ({ status: 'ok' as const }) },
    getOpenApi: { answer: apiDescription },
  },
});
