import { followBelonging, withinPractice } from '@sequester/domain';
import { log, systemContext } from '@sequester/edge';
import type { MembershipName } from '@sequester/model';
import { recordOf } from '@sequester/store';
import type { DynamoDBRecord } from 'aws-lambda';

import { stores } from './stores.ts';

/** The membership that a row is of: of a member, or of the account of a patient. */
const nameIn = (image: unknown): MembershipName | undefined => {
  const record = recordOf(image);
  if (record?.kind === 'member') return { practiceId: record.row.practiceId, memberId: record.row.memberId };

  return record?.kind === 'patientAccount'
    ? { practiceId: record.row.practiceId, accountId: record.row.accountId }
    : undefined;
};

/** Brings the issuer in line with a row that was written, as the row is now. Rows of other kinds are passed over. */
export const followRecord = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const name = nameIn(dynamodb?.NewImage);
  if (name === undefined) return;

  const context = withinPractice(systemContext('accounts'), name.practiceId);
  const followed = await followBelonging(stores)(context, name);
  log('ACCOUNT_FOLLOWED', { about: 'memberId' in name ? name.memberId : name.accountId, followed });
};
