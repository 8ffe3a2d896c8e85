import { STSClient } from '@aws-sdk/client-sts';

import { service } from './service.ts';

export const sts = service({
  name: 'STS',
  sdk: () => undefined,
  client: (_, configuration) => new STSClient(configuration),
});
