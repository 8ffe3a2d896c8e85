import type { AwsSession } from '@sequester/aws';
import { adjudicateLink } from '@sequester/domain';
import { environment, ownSession, traceTables, traceTablesOf } from '@sequester/edge';
import { DynamoDisclosureStore, DynamoReleaseStore, DynamoRequestRecords, DynamoTraceStore } from '@sequester/store';
import { DerivedCodes, DownloadRoleDoor, MacLinkTokens } from '@sequester/vault';
import * as z from 'zod';

export const settings = environment({
  ...traceTables,
  TABLE_DISCLOSURES: z.string(),
  BUCKET_EXTRACTS: z.string(),
  TOKENS_KEY_ARN: z.string(),
  DOWNLOAD_ROLE_ARN: z.string(),
});

const tables = {
  disclosures: settings.TABLE_DISCLOSURES,
  ...traceTablesOf(settings),
};

/** The stores of one practice's session, for the recipient of one link. */
export const stores = (session: AwsSession) => {
  const disclosures = new DynamoDisclosureStore(session, tables);
  const records = new DynamoRequestRecords(session, { practices: settings.TABLE_PRACTICES });
  return {
    traces: new DynamoTraceStore(session, tables),
    disclosures,
    records,
    links: new DynamoReleaseStore(session, tables, disclosures),
    adjudicate: adjudicateLink({ records }),
    tokens: new MacLinkTokens(session, settings.TOKENS_KEY_ARN),
    codes: new DerivedCodes(session, settings.TOKENS_KEY_ARN),
    door: new DownloadRoleDoor(ownSession(), { roleArn: settings.DOWNLOAD_ROLE_ARN, bucket: settings.BUCKET_EXTRACTS }),
  };
};

export type ReleaseStores = ReturnType<typeof stores>;
