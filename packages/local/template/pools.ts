import * as z from 'zod';

import { functionNameOf } from './lambdas.ts';
import type { PoolTrigger, SignInClient } from './plan.ts';
import type { Resource } from './resources.ts';
import { signInClient } from './sign-in-client.ts';

const PoolProperties = z.object({
  LambdaConfig: z
    .object({
      PreTokenGeneration: z.string().optional(),
      PreTokenGenerationConfig: z.object({ LambdaArn: z.string(), LambdaVersion: z.string() }).optional(),
    })
    .optional(),
});

interface Pool {
  id: string;
  arn: string;
  client: SignInClient | undefined;
  tokenFunctionName: string | undefined;
}

const poolsOf = (resources: Resource[]): Pool[] => {
  const clients = resources
    .filter(({ type }) => type === 'AWS::Cognito::UserPoolClient')
    .map((resource) => signInClient(resource));
  return resources
    .filter(({ type }) => type === 'AWS::Cognito::UserPool')
    .map(({ identity, properties }) => {
      const config = PoolProperties.parse(properties).LambdaConfig;
      const trigger = config?.PreTokenGenerationConfig?.LambdaArn ?? config?.PreTokenGeneration;
      return {
        id: identity.ref,
        arn: String(identity.attributes['Arn']),
        client: clients.find(({ poolId }) => poolId === identity.ref),
        tokenFunctionName: trigger === undefined ? undefined : functionNameOf(trigger),
      };
    });
};

/** User pools as the AWS endpoint sees them. */
export const userPoolsOf = (resources: Resource[]): { id: string; arn: string }[] =>
  poolsOf(resources).map(({ id, arn }) => ({ id, arn }));

/** The pool people sign in to, and the function that Cognito asks for claims. */
export const triggerOf = (resources: Resource[]): PoolTrigger | undefined => {
  const pool = poolsOf(resources)[0];
  return pool === undefined
    ? undefined
    : { poolId: pool.id, client: pool.client, tokenFunctionName: pool.tokenFunctionName };
};
