import {
  AccountId,
  Credentials,
  EmailAddress,
  Instant,
  MemberId,
  MemberState,
  PatientAccountState,
  PatientId,
  PersonName,
  phi,
  Role,
} from '@sequester/model';
import * as z from 'zod';

import { getChartRules, setChartRules } from './chart-rules.ts';
import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';
import { confirmStateRule, listPolicies, tightenPolicy } from './policies.ts';
import {
  createPractice,
  getPractice,
  setCodesByMail,
  setLicence,
  setPrivacyContact,
  setTimeZone,
} from './practice-profile.ts';
import { beginSupervision, endSupervision, listSupervisions } from './supervisions.ts';
import { typedLines } from './typed-lines.ts';

export * from './chart-rules.ts';
export * from './policies.ts';
export * from './practice-profile.ts';
export * from './supervisions.ts';

const MemberParams = z.strictObject({ memberId: MemberId });

const Roles = z
  .array(Role)
  .min(1)
  .max(5)
  .refine((roles) => new Set(roles).size === roles.length, { error: 'Name each role once.' });

const MemberAnswer = z.object({
  memberId: MemberId,
  name: PersonName,
  credentials: Credentials.optional(),
  email: EmailAddress,
  roles: z.array(Role),
  state: MemberState,
  invitedAt: Instant,
  joinedAt: Instant.optional(),
  officerFrom: Instant.optional(),
  enrolledAt: Instant.optional(),
  keyArn: z.string().optional(),
  revision: z.int(),
});

export const inviteMember = operation({
  id: 'inviteMember',
  area: 'practice',
  method: 'POST',
  path: '/members',
  audience: ['owner'],
  summary:
    'Take a person into the practice, with their roles; they are invited by mail and count once they have an account',
  params: Nothing,
  query: Nothing,
  body: typedLines(
    z.strictObject({ name: PersonName, credentials: Credentials.optional(), email: EmailAddress, roles: Roles }),
    { printed: ['name', 'credentials'] },
  ),
  answer: MemberAnswer,
  status: 201,
  refusals: ['member-exists'],
});

export const listMembers = operation({
  id: 'listMembers',
  area: 'practice',
  method: 'GET',
  path: '/members',
  audience: ['member'],
  summary: 'List the members of your practice',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ members: z.array(MemberAnswer) }),
  status: 200,
  refusals: [],
});

export const updateMember = update({
  id: 'updateMember',
  area: 'practice',
  method: 'PUT',
  path: '/members/{memberId}',
  audience: ['owner'],
  summary:
    'Change the name, the roles or the state of a member; the next call of one who is disabled is refused. Who makes themself privacy officer may be one only later: the answer says from when',
  params: MemberParams,
  query: Nothing,
  body: typedLines(
    z.strictObject({
      name: PersonName,
      credentials: Credentials.nullable().optional(),
      roles: Roles,
      state: z.enum(['active', 'disabled']),
    }),
    { printed: ['name', 'credentials'] },
  ),
  answer: MemberAnswer.extend({ remark: z.string().optional() }),
  status: 200,
  refusals: ['not-found', 'stale', 'last-owner', 'member-disabled'],
});

export const enrollProvider = operation({
  id: 'enrollProvider',
  area: 'practice',
  method: 'POST',
  path: '/members/{memberId}/enrollment',
  audience: ['owner'],
  summary: 'Give a therapist their own key, under which only they can read what they seal',
  params: MemberParams,
  query: Nothing,
  body: Nothing,
  answer: MemberAnswer,
  status: 201,
  refusals: ['not-found', 'not-a-provider', 'already-enrolled', 'member-disabled', 'stale'],
});

const InvitedAccount = z.object({
  accountId: AccountId,
  patientId: PatientId,
  state: PatientAccountState,
  invitedAt: Instant,
});

export const invitePatient = operation({
  id: 'invitePatient',
  area: 'practice',
  method: 'POST',
  path: '/patient-accounts',
  audience: ['owner', 'staff', 'provider'],
  summary: 'Open an account for a patient of the practice, who is invited at the address on their chart',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({ patientId: PatientId, email: phi(EmailAddress).optional() }),
  answer: InvitedAccount,
  status: 201,
  refusals: ['not-found', 'patient-merged', 'patient-died', 'address-not-on-chart'],
});

export const inviteRepresentative = operation({
  id: 'inviteRepresentative',
  area: 'practice',
  method: 'POST',
  path: '/representative-accounts',
  audience: ['owner', 'staff', 'provider', 'privacy-officer'],
  summary:
    'Open an account for a personal representative of a patient, at their address on the chart, on the authority and papers that stand there and until these end (45 CFR 164.502(g))',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({ patientId: PatientId, email: phi(EmailAddress.clone()) }),
  answer: InvitedAccount,
  status: 201,
  refusals: ['not-found', 'address-not-on-chart', 'authority-over', 'patient-merged', 'stale'],
});

export const endPatientAccount = operation({
  id: 'endPatientAccount',
  area: 'practice',
  method: 'POST',
  path: '/patient-accounts/{accountId}/end',
  audience: ['owner', 'staff', 'privacy-officer'],
  summary: 'End an account of a patient, or of somebody who acts for one, at once',
  params: z.strictObject({ accountId: AccountId }),
  query: Nothing,
  body: Nothing,
  answer: z.object({ accountId: AccountId, patientId: PatientId, state: PatientAccountState }),
  status: 201,
  refusals: ['not-found', 'recorded-already', 'stale'],
});

export const issueBindingCode = operation({
  id: 'issueBindingCode',
  area: 'practice',
  method: 'POST',
  path: '/patient-accounts/{accountId}/codes',
  audience: ['owner', 'staff', 'provider'],
  summary: 'Get a new code for an account, to hand to the patient in person or by telephone',
  params: z.strictObject({ accountId: AccountId }),
  query: Nothing,
  body: Nothing,
  answer: z.object({ accountId: AccountId, code: z.string(), expiresAt: Instant }),
  status: 201,
  refusals: ['not-found', 'stale'],
  repeatable: true,
});

export const getHealth = operation({
  id: 'getHealth',
  area: 'practice',
  method: 'GET',
  path: '/health',
  audience: ['public'],
  summary: 'Say that the service answers',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ status: z.literal('ok') }),
  status: 200,
  refusals: [],
});

export const getOpenApi = operation({
  id: 'getOpenApi',
  area: 'practice',
  method: 'GET',
  path: '/openapi.json',
  audience: ['public'],
  summary: 'Print this description (OpenAPI 3.1)',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.looseObject({ openapi: z.string() }),
  status: 200,
  refusals: [],
});

export const practiceOperations = {
  createPractice,
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
  inviteRepresentative,
  endPatientAccount,
  issueBindingCode,
  getHealth,
  getOpenApi,
};
