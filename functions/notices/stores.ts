import type { AwsSession } from '@sequester/aws';
import { withinPractice } from '@sequester/domain';
import {
  environment,
  ownSession,
  PoolTextMessenger,
  SesMailer,
  sessionOf,
  systemContext,
  traceTables,
  traceTablesOf,
} from '@sequester/edge';
import type { PracticeId } from '@sequester/model';
import {
  DynamoDeadlineStore,
  DynamoDisclosureStore,
  DynamoMemberDirectory,
  DynamoNoticeStore,
  DynamoOfferStore,
  DynamoPatientDirectory,
} from '@sequester/store';
import { DerivedLetterSecrets } from '@sequester/vault';
import * as z from 'zod';

const settings = environment({
  ...traceTables,
  TABLE_PRACTICES: z.string(),
  TABLE_CHART: z.string(),
  TABLE_DISCLOSURES: z.string(),
  TOKENS_KEY_ARN: z.string(),
  PUBLIC_URL: z.string(),
  SENDER_ADDRESS: z.string(),
  TEXT_POOL_ID: z.string(),
});

const tables = {
  disclosures: settings.TABLE_DISCLOSURES,
  ...traceTablesOf(settings),
};

/** Deadlines belong to no practice, and are kept in the function's own session. */
export const deadlines = new DynamoDeadlineStore(ownSession(), settings.TABLE_DISCLOSURES);

const stores = (session: AwsSession) => ({
  disclosures: new DynamoDisclosureStore(session, tables),
  notices: new DynamoNoticeStore(session, tables),
  patients: new DynamoPatientDirectory(session, settings.TABLE_CHART),
  offers: new DynamoOfferStore(session, tables),
  directory: new DynamoMemberDirectory(session, settings.TABLE_PRACTICES),
  secrets: new DerivedLetterSecrets(session, { tokensKeyArn: settings.TOKENS_KEY_ARN, publicUrl: settings.PUBLIC_URL }),
  mailer: new SesMailer(session, settings.SENDER_ADDRESS),
  messenger: new PoolTextMessenger(session, settings.TEXT_POOL_ID),
  deadlines,
});

/** The system's own act for one practice, at this instant, with stores scoped to that practice. */
export const actingFor = async (practiceId: PracticeId) => {
  const context = withinPractice(systemContext('notices'), practiceId);
  return { context, stores: stores(await sessionOf(settings.SESSION_ROLE_ARN, context)) };
};
