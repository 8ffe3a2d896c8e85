import { service } from './service.ts';

export const cognito = service({
  name: 'COGNITO_IDENTITY_PROVIDER',
  sdk: () => import('./sdk/cognito.ts'),
  client: ({ CognitoIdentityProviderClient }, configuration) => new CognitoIdentityProviderClient(configuration),
});
