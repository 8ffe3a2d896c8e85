import { service } from './service.ts';

export const kms = service({
  name: 'KMS',
  sdk: () => import('./sdk/kms.ts'),
  client: ({ KMSClient }, configuration) => new KMSClient(configuration),
});
