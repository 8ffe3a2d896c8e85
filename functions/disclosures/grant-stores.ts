import type { AwsSession } from '@sequester/aws';
import type { GrantStores } from '@sequester/domain';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import { DynamoDisclosureStore, DynamoMembershipRows, DynamoRequestRecords } from '@sequester/store';
import { KmsGrantMaker } from '@sequester/vault';
import * as z from 'zod';

import { noteIndexOf } from './note-index.ts';

export const settings = environment({
  ...traceTables,
  ...membershipRole,
  TABLE_CHART: z.string(),
  TABLE_NOTES: z.string(),
  TABLE_DISCLOSURES: z.string(),
  BUCKET_VAULT: z.string(),
  EXTRACTS_SESSION_ROLE_ARN: z.string(),
});

const tables = {
  ...traceTablesOf(settings),
  disclosures: settings.TABLE_DISCLOSURES,
  chart: settings.TABLE_CHART,
};
const granted = { bucket: settings.BUCKET_VAULT, granteeArn: settings.EXTRACTS_SESSION_ROLE_ARN };

/** What an originator's grants are made with, in the originator's session. */
export const stores = (session: AwsSession): GrantStores => ({
  disclosures: new DynamoDisclosureStore(session, tables),
  noteIndex: noteIndexOf(session, settings),
  records: new DynamoRequestRecords(session, { practices: settings.TABLE_PRACTICES, chart: settings.TABLE_CHART }),
  grants: new KmsGrantMaker(session, granted),
});

/** Where the row of the originator's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
};
