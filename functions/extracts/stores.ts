import { setTimeout } from 'node:timers/promises';

import {
  withinPractice,
  type BuildStores,
  type LetterStores,
  type OfferFollowStores,
  type PracticeContext,
} from '@sequester/domain';
import { environment, log, sessionOf, systemContext, traceTables, traceTablesOf } from '@sequester/edge';
import { instantOf, type PracticeId } from '@sequester/model';
import { DynamoDisclosureStore, DynamoNoteIndex, DynamoOfferStore, DynamoRequestRecords } from '@sequester/store';
import { S3ExtractVault, S3FormVault, S3PaperVault } from '@sequester/vault';
import * as z from 'zod';

import { lazyPaperPress, lazyPress } from './lazy-press.ts';

const settings = environment({
  ...traceTables,
  TABLE_NOTES: z.string(),
  TABLE_DISCLOSURES: z.string(),
  BUCKET_VAULT: z.string(),
  BUCKET_EXTRACTS: z.string(),
  BUCKET_ARTIFACTS: z.string(),
});

const tables = {
  disclosures: settings.TABLE_DISCLOSURES,
  ...traceTablesOf(settings),
};
const buckets = { vault: settings.BUCKET_VAULT, extracts: settings.BUCKET_EXTRACTS };

/** Tries within one delivery, 45 seconds in all; the job comes again, past the five minutes that KMS may take. */
const triesAtMost = 12;

const wait = async (tries: number): Promise<boolean> => {
  log('EXTRACT_GRANTS_PENDING', { tries });
  if (tries >= triesAtMost) return false;

  await setTimeout(Math.min(5000, 250 * 2 ** tries));
  return true;
};

/** The builder's own act for one practice, at this instant, with stores scoped to that practice. */
export const actingFor = async (
  practiceId: PracticeId,
): Promise<{ context: PracticeContext; stores: BuildStores & LetterStores & OfferFollowStores }> => {
  const context = withinPractice(systemContext('extracts'), practiceId);
  const session = await sessionOf(settings.SESSION_ROLE_ARN, context);
  return {
    context,
    stores: {
      disclosures: new DynamoDisclosureStore(session, tables),
      noteIndex: new DynamoNoteIndex(session, settings.TABLE_NOTES),
      records: new DynamoRequestRecords(session, { practices: settings.TABLE_PRACTICES }),
      vault: new S3ExtractVault(session, buckets),
      press: lazyPress,
      clock: () => instantOf(Date.now()),
      offers: new DynamoOfferStore(session, tables),
      forms: new S3FormVault(session, settings.BUCKET_ARTIFACTS),
      papers: new S3PaperVault(session, settings.BUCKET_ARTIFACTS),
      paperPress: lazyPaperPress,
      wait,
    },
  };
};
