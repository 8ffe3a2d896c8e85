import { region, type AwsSession } from '@sequester/aws';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import { DynamoAttemptStore, DynamoMembershipRows, DynamoPracticeStore, DynamoTraceStore } from '@sequester/store';
import * as z from 'zod';

import { KmsKeys } from './kms-keys.ts';

export const settings = environment({
  ...traceTables,
  ...membershipRole,
  ACCOUNT_ID: z.string(),
  CHART_SESSION_ROLE_ARN: z.string(),
  DISCLOSURES_SESSION_ROLE_ARN: z.string(),
  RECORDS_SESSION_ROLE_ARN: z.string(),
  EXTRACTS_SESSION_ROLE_ARN: z.string(),
  NOTES_SESSION_ROLE_ARN: z.string(),
  PORTAL_SESSION_ROLE_ARN: z.string(),
  RELEASE_DOWNLOAD_ROLE_ARN: z.string(),
  STAGE: z.string(),
  SUCCESSION_SESSION_ROLE_ARN: z.string(),
  TABLE_CHART: z.string(),
  TRAINING_SESSION_ROLE_ARN: z.string(),
});

const tables = {
  ...traceTablesOf(settings),
  chart: settings.TABLE_CHART,
};

const principals = {
  accountId: settings.ACCOUNT_ID,
  region: region(),
  vaultBucket: `sequester-${settings.STAGE}-${settings.ACCOUNT_ID}-vault`,
  draftsBucket: `sequester-${settings.STAGE}-${settings.ACCOUNT_ID}-drafts`,
  documentsBucket: `sequester-${settings.STAGE}-${settings.ACCOUNT_ID}-documents`,
  artifactsBucket: `sequester-${settings.STAGE}-${settings.ACCOUNT_ID}-artifacts`,
  extractsBucket: `sequester-${settings.STAGE}-${settings.ACCOUNT_ID}-extracts`,
  practiceSessionRoleArn: settings.SESSION_ROLE_ARN,
  chartSessionRoleArn: settings.CHART_SESSION_ROLE_ARN,
  notesSessionRoleArn: settings.NOTES_SESSION_ROLE_ARN,
  disclosuresSessionRoleArn: settings.DISCLOSURES_SESSION_ROLE_ARN,
  extractsSessionRoleArn: settings.EXTRACTS_SESSION_ROLE_ARN,
  recordsSessionRoleArn: settings.RECORDS_SESSION_ROLE_ARN,
  trainingSessionRoleArn: settings.TRAINING_SESSION_ROLE_ARN,
  successionSessionRoleArn: settings.SUCCESSION_SESSION_ROLE_ARN,
  portalSessionRoleArn: settings.PORTAL_SESSION_ROLE_ARN,
  releaseDownloadRoleArn: settings.RELEASE_DOWNLOAD_ROLE_ARN,
};

/** The stores of a session of one practice. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  practices: new DynamoPracticeStore(session, tables),
  keys: new KmsKeys(session, principals),
});

/** Where the row of a caller's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
  inScopedRole: true,
};
