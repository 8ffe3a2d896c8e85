import type { AwsSession } from '@sequester/aws';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import {
  DynamoAccessHolds,
  DynamoAttemptStore,
  DynamoChartStore,
  DynamoMembershipRows,
  DynamoOfferStore,
  DynamoOwnDemographics,
  DynamoOwnDisclosures,
  DynamoPatientRequestStore,
  DynamoPrivacyNoticeStore,
  DynamoTraceStore,
} from '@sequester/store';
import { S3DocumentVault, S3PaperDoor } from '@sequester/vault';
import * as z from 'zod';

export const settings = environment({
  ...traceTables,
  ...membershipRole,
  TABLE_CHART: z.string(),
  TABLE_DISCLOSURES: z.string(),
  BUCKET_ARTIFACTS: z.string(),
  BUCKET_DOCUMENTS: z.string(),
});

const tables = {
  chart: settings.TABLE_CHART,
  disclosures: settings.TABLE_DISCLOSURES,
  ...traceTablesOf(settings),
};

/** The stores of a patient's session: their own chart, what was offered to them, and their own signed forms. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  charts: new DynamoChartStore(session, tables),
  privacyNotices: new DynamoPrivacyNoticeStore(session, tables),
  patientRequests: new DynamoPatientRequestStore(session, tables),
  accessHolds: new DynamoAccessHolds(session, tables),
  documentVault: new S3DocumentVault(session, settings.BUCKET_DOCUMENTS),
  ownDisclosures: new DynamoOwnDisclosures(session, settings.TABLE_DISCLOSURES),
  offers: new DynamoOfferStore(session, tables),
  ownDemographics: new DynamoOwnDemographics(session, settings.TABLE_CHART),
  paperDoor: new S3PaperDoor(session, settings.BUCKET_ARTIFACTS),
});

/** Where the row of a caller's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
};
