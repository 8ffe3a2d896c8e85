import type { AwsSession } from '@sequester/aws';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import {
  DynamoAttemptStore,
  DynamoChartRecords,
  DynamoDisclosureStore,
  DynamoMembershipRows,
  DynamoOfferStore,
  DynamoOwnDemographics,
  DynamoOwnRequests,
  DynamoRequestRecords,
  DynamoTraceStore,
} from '@sequester/store';
import {
  MacLinkTokens,
  S3AccountingVault,
  S3ArtifactVault,
  S3PaperDoor,
  S3PaperVault,
  S3RecordDoor,
} from '@sequester/vault';
import * as z from 'zod';

import { lazyDocumentPress, lazyPaperPress } from './lazy-press.ts';
import { noteIndexOf } from './note-index.ts';

export const settings = environment({
  ...traceTables,
  ...membershipRole,
  TABLE_CHART: z.string(),
  TABLE_NOTES: z.string(),
  TABLE_DISCLOSURES: z.string(),
  BUCKET_ARTIFACTS: z.string(),
  BUCKET_EXTRACTS: z.string(),
  TOKENS_KEY_ARN: z.string(),
});

const traces = traceTablesOf(settings);
/** The stores of one caller's session: of the notes, that they exist; of their keys, nothing. */
export const stores = (session: AwsSession) => {
  const chartRecords = new DynamoChartRecords(session, settings.TABLE_CHART);
  const disclosures = new DynamoDisclosureStore(session, {
    ...traces,
    disclosures: settings.TABLE_DISCLOSURES,
    chart: settings.TABLE_CHART,
    notes: settings.TABLE_NOTES,
  });
  return {
    attempts: new DynamoAttemptStore(session, traces),
    traces: new DynamoTraceStore(session, traces),
    disclosures,
    ownDemographics: new DynamoOwnDemographics(session, settings.TABLE_CHART),
    ownRequests: new DynamoOwnRequests(session, settings.TABLE_DISCLOSURES, disclosures),
    paperPress: lazyPaperPress,
    accountings: new S3AccountingVault(session, settings.BUCKET_ARTIFACTS),
    noteIndex: noteIndexOf(session, settings),
    records: new DynamoRequestRecords(session, { practices: settings.TABLE_PRACTICES, chart: settings.TABLE_CHART }),
    artifactVault: new S3ArtifactVault(session, settings.BUCKET_ARTIFACTS),
    documents: new S3PaperVault(session, settings.BUCKET_ARTIFACTS),
    documentPress: lazyDocumentPress,
    offers: new DynamoOfferStore(session, { ...traces, disclosures: settings.TABLE_DISCLOSURES }),
    paperDoor: new S3PaperDoor(session, settings.BUCKET_ARTIFACTS),
    tokens: new MacLinkTokens(session, settings.TOKENS_KEY_ARN),
    chartRecords,
    chartIndex: chartRecords,
    recordDoor: new S3RecordDoor(session, settings.BUCKET_EXTRACTS),
  };
};

/** Where the row of a caller's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
  inScopedRole: true,
};
