import {
  AccountId,
  followBelonging,
  instantOf,
  MemberId,
  PracticeId,
  type Context,
  type MembershipName,
} from '@sequester/domain';
import { log, newIds } from '@sequester/edge';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

import { stores } from './stores.ts';

const Row = z.union([
  z.object({ practiceId: z.object({ S: PracticeId }), memberId: z.object({ S: MemberId }) }),
  z.object({ practiceId: z.object({ S: PracticeId }), accountId: z.object({ S: AccountId }) }),
]);

const nameOf = (row: z.infer<typeof Row>): MembershipName => {
  const practiceId = row.practiceId.S;
  return 'memberId' in row ? { practiceId, memberId: row.memberId.S } : { practiceId, accountId: row.accountId.S };
};

/** Brings the issuer in line with a row that was written, as the row is now. */
export const followRecord = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const name = nameOf(Row.parse(dynamodb?.NewImage));
  const context: Context = {
    practiceId: name.practiceId,
    actor: { kind: 'system', id: 'accounts' },
    now: instantOf(Date.now()),
    newId: newIds(),
  };
  const followed = await followBelonging(stores)(context, name);
  log('ACCOUNT_FOLLOWED', { about: 'memberId' in name ? name.memberId : name.accountId, followed });
};
