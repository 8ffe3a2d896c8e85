import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { service } from './service.ts';

/** DynamoDB, of which every call of the service makes several: the steps of a call are put together once for each command. */
export const dynamodb = service({
  name: 'DYNAMODB',
  sdk: () => undefined,
  client: (_, configuration) =>
    new DynamoDBClient({
      ...configuration,
      accountIdEndpointMode: 'disabled',
      endpointDiscoveryEnabled: false,
      cacheMiddleware: true,
    }),
});
