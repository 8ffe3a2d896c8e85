import {
  Instant,
  LinkId,
  mailCode,
  mailLink,
  OneTimeCodeId,
  PracticeId,
  RequestId,
  StatementId,
  tellOfficers,
} from '@sequester/domain';
import { log } from '@sequester/edge';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

import { actingFor } from './stores.ts';

const Row = z.object({ sk: z.string() });
const LinkRow = z.object({ practiceId: PracticeId, requestId: RequestId, linkId: LinkId });
const CodeRow = LinkRow.extend({ codeId: OneTimeCodeId, expiresAt: Instant });

const texts = (image: Record<string, AttributeValue>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(image).map(([name, { S }]) => [name, S]));

const StatementRow = z.object({ practiceId: PracticeId, requestId: RequestId, statementId: StatementId });

/** Sends what a new row calls for: a link its letter, a code its code, a statement a word to those who look at it. Anything else is passed over. */
export const followRecord = async ({ eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return;

  const image = texts(dynamodb.NewImage);
  const { sk } = Row.parse(image);
  if (sk.startsWith('LINK#')) {
    const link = LinkRow.parse(image);
    const { context, stores } = await actingFor(link.practiceId);
    const mailed = await mailLink(stores)(context, link);
    log('MAIL_SENT', { about: link.linkId, mailed });
  }
  if (sk.startsWith('CODE#')) {
    const code = CodeRow.parse(image);
    const { context, stores } = await actingFor(code.practiceId);
    const mailed = await mailCode(stores)(context, code);
    log('MAIL_SENT', { about: code.codeId, mailed });
  }
  if (sk.startsWith('STATEMENT#')) {
    const statement = StatementRow.parse(image);
    const { context, stores } = await actingFor(statement.practiceId);
    const told = await tellOfficers(stores)(context, statement);
    log('MAIL_SENT', { about: statement.statementId, told });
  }
};
