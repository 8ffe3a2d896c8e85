import { service } from './service.ts';

export const sqs = service({
  name: 'SQS',
  sdk: () => import('./sdk/sqs.ts'),
  client: ({ SQSClient }, configuration) => new SQSClient(configuration),
});
