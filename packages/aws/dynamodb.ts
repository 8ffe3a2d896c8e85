import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import { SignatureV4 } from '@smithy/signature-v4';

import { service } from './service.ts';
import { Sha256 } from './sha256.ts';

/**
 * Steps of a call that say nothing to DynamoDB: the SDK's own log, which is off and yet prepared for; the mark against functions
 * that invoke themselves; and the long name of the client, which the trail knows by its role.
 */
const needless = ['loggerMiddleware', 'recursionDetectionMiddleware', 'getUserAgentMiddleware'];

/** Has a client ask once where DynamoDB is: its endpoint depends on nothing that a call says. */
const askOnceWhere = ({ config }: DynamoDBClient): void => {
  const resolve = config.endpointProvider;
  let where: ReturnType<typeof resolve> | undefined;
  config.endpointProvider = (...asked) => {
    where ??= resolve(...asked);
    return where;
  };
};

/**
 * Gives a client one plain object as its configuration. The SDK copies the configuration three times for each call, and what it
 * has assembled itself takes 48 µs to copy, this 1 µs.
 */
const configurePlainly = (client: DynamoDBClient): void => {
  const config = { ...client.config };
  client.middlewareStack.use(getSchemaSerdePlugin(config));
  Object.assign(client, { config });
};

/** DynamoDB, of which every call of ours makes several: the steps are put together once for each command, without needless ones. */
export const dynamodb = service({
  name: 'DYNAMODB',
  sdk: () => undefined,
  client: (_, configuration) => {
    const client = new DynamoDBClient({
      ...configuration,
      accountIdEndpointMode: 'disabled',
      endpointDiscoveryEnabled: false,
      cacheMiddleware: true,
      sha256: Sha256,
      signer: new SignatureV4({ ...configuration, service: 'dynamodb', sha256: Sha256 }),
    });
    for (const step of needless) client.middlewareStack.remove(step);

    askOnceWhere(client);
    configurePlainly(client);
    return client;
  },
});
