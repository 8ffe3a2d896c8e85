import type { AwsSession } from '@sequester/aws';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import {
  DynamoAttemptStore,
  DynamoAccessHolds,
  DynamoChartStore,
  DynamoClinicians,
  DynamoColleagues,
  DynamoDocumentUploadStore,
  DynamoMembershipRows,
  DynamoPatientRequestStore,
  DynamoPatientStore,
  DynamoPracticeKeyStore,
  DynamoPrivacyNoticeStore,
  DynamoSessionStore,
  DynamoTraceStore,
} from '@sequester/store';
import { S3DocumentVault } from '@sequester/vault';
import * as z from 'zod';

import { lazyCalendar } from './lazy-calendar.ts';
import { lazyCodes } from './lazy-codes.ts';

export const settings = environment({
  ...traceTables,
  ...membershipRole,
  TABLE_CHART: z.string(),
  BUCKET_DOCUMENTS: z.string(),
});

const tables = {
  chart: settings.TABLE_CHART,
  ...traceTablesOf(settings),
};

/** The stores of a session of one practice. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  charts: new DynamoChartStore(session, tables),
  patientRequests: new DynamoPatientRequestStore(session, tables),
  accessHolds: new DynamoAccessHolds(session, tables),
  colleagues: new DynamoColleagues(session, settings.TABLE_PRACTICES),
  documentUploads: new DynamoDocumentUploadStore(session, tables),
  documentVault: new S3DocumentVault(session, settings.BUCKET_DOCUMENTS),
  practiceKeys: new DynamoPracticeKeyStore(session, settings.TABLE_PRACTICES),
  sessions: new DynamoSessionStore(session, tables),
  diagnosisCodes: lazyCodes,
  calendarFiles: lazyCalendar,
  patients: new DynamoPatientStore(session, tables),
  privacyNotices: new DynamoPrivacyNoticeStore(session, tables),
  clinicians: new DynamoClinicians(session, settings.TABLE_PRACTICES),
});

/** Where the row of a caller's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
  inScopedRole: true,
};
