import { serve } from '@sequester/edge';

import { createPracticeOperation } from './create-practice.ts';
import { enrollProviderOperation } from './enroll-provider.ts';
import { getHealthOperation } from './get-health.ts';
import { getOpenApiOperation } from './get-open-api.ts';
import { getPracticeOperation } from './get-practice.ts';
import { inviteMemberOperation } from './invite-member.ts';
import { invitePatientOperation } from './invite-patient.ts';
import { issueBindingCodeOperation } from './issue-binding-code.ts';
import { listMembersOperation } from './list-members.ts';
import { listPoliciesOperation } from './list-policies.ts';
import { setPrivacyContactOperation } from './set-privacy-contact.ts';
import { setTimeZoneOperation } from './set-time-zone.ts';
import { memberships, settings, stores } from './stores.ts';
import { tightenPolicyOperation } from './tighten-policy.ts';
import { updateMemberOperation } from './update-member.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: [
    getPracticeOperation,
    setPrivacyContactOperation,
    setTimeZoneOperation,
    listPoliciesOperation,
    tightenPolicyOperation,
    inviteMemberOperation,
    listMembersOperation,
    updateMemberOperation,
    enrollProviderOperation,
    invitePatientOperation,
    issueBindingCodeOperation,
  ],
  operatorOperations: [createPracticeOperation],
  open: [getHealthOperation, getOpenApiOperation],
});
