import { withinPractice, type PracticeContext, type RecordsBuildStores } from '@sequester/domain';
import { environment, sessionOf, systemContext, traceTables, traceTablesOf } from '@sequester/edge';
import type { PracticeId } from '@sequester/model';
import { DynamoChartRecords, DynamoDisclosureStore, DynamoRequestRecords } from '@sequester/store';
import { S3RecordVault } from '@sequester/vault';
import * as z from 'zod';

import { lazyRecordsPress } from './lazy-press.ts';

const settings = environment({
  ...traceTables,
  TABLE_CHART: z.string(),
  TABLE_DISCLOSURES: z.string(),
  BUCKET_DOCUMENTS: z.string(),
  BUCKET_EXTRACTS: z.string(),
});

const buckets = { documents: settings.BUCKET_DOCUMENTS, extracts: settings.BUCKET_EXTRACTS };

/** The builder's own act for one practice, with stores scoped to that practice: its charts and requests, and no psychotherapy note. */
export const actingFor = async (
  practiceId: PracticeId,
): Promise<{ context: PracticeContext; stores: RecordsBuildStores }> => {
  const context = withinPractice(systemContext('records'), practiceId);
  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  const traces = traceTablesOf(settings);
  return {
    context,
    stores: {
      disclosures: new DynamoDisclosureStore(session, { ...traces, disclosures: settings.TABLE_DISCLOSURES }),
      records: new DynamoRequestRecords(session, { practices: settings.TABLE_PRACTICES }),
      chartRecords: new DynamoChartRecords(session, settings.TABLE_CHART),
      recordVault: new S3RecordVault(session, buckets),
      recordsPress: lazyRecordsPress,
    },
  };
};
