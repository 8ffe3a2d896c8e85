import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';

import { service } from './service.ts';

export const cognito = service({
  name: 'COGNITO_IDENTITY_PROVIDER',
  sdk: () => import('./sdk/cognito.ts'),
  client: ({ CognitoIdentityProviderClient }, configuration) => new CognitoIdentityProviderClient(configuration),
});

/** One attribute of an account. */
export type CognitoAttribute = AttributeType;
