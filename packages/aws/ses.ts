import { service } from './service.ts';

export const ses = service({
  name: 'SESV2',
  sdk: () => import('./sdk/ses.ts'),
  client: ({ SESv2Client }, configuration) => new SESv2Client(configuration),
});
