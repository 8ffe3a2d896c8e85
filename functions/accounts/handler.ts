import { accountsOperations } from '@sequester/contract';
import { bindAccount, getMe, signOutEverywhere } from '@sequester/domain';
import { follow, servePersons } from '@sequester/edge';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context, DynamoDBStreamEvent } from 'aws-lambda';

import { followRecord } from './follow-record.ts';
import { stores } from './stores.ts';
import { sweep } from './sweep.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer | DynamoDBStreamEvent | { kind: 'sweep' };

const answer = servePersons({
  operations: accountsOperations,
  stores,
  useCases: { getMe, signOutEverywhere, bindAccount },
});
const followRows = follow(followRecord);

/** Calls of persons about their own account; rows of memberships, which accounts follow; and the sweep for accounts of nobody. */
export const handler = async (event: Event, context: Context) => {
  if ('kind' in event) return sweep();

  return 'Records' in event ? followRows(event) : answer(event, context);
};
