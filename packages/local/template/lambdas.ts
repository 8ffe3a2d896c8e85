import { existsSync } from 'node:fs';

import * as z from 'zod';

import { TemplateFault } from './intrinsics.ts';
import type { InvokePermission, LambdaFunction } from './plan.ts';
import type { Resource } from './resources.ts';

const FunctionProperties = z.object({
  Handler: z.string(),
  Role: z.string(),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
  Code: z.object({ S3Key: z.string().optional() }),
});

const directoryOf = (resource: Resource, s3Key: string | undefined): string => {
  const hash = /([0-9a-f]{16,})\.zip$/.exec(s3Key ?? '')?.[1] ?? '';
  const directory = resource.assets.get(hash);
  if (directory === undefined || !existsSync(directory))
    throw new TemplateFault(`the bundle of ${resource.logicalId} is not in the cloud assembly`);

  return directory;
};

const lambda = (resource: Resource): LambdaFunction => {
  const parsed = FunctionProperties.parse(resource.properties);
  return {
    name: resource.identity.ref,
    arn: String(resource.identity.attributes['Arn']),
    roleArn: parsed.Role,
    handler: parsed.Handler,
    memoryMegabytes: parsed.MemorySize,
    timeoutSeconds: parsed.Timeout,
    environment: parsed.Environment?.Variables ?? {},
    directory: directoryOf(resource, parsed.Code.S3Key),
  };
};

/** Functions that CDK itself adds to act during a deployment; nothing is deployed here. */
const deploymentOnly = /^(CustomResource|Custom|AWS679|LogRetention|BucketNotificationsHandler)/;

export const lambdasOf = (resources: Resource[]): LambdaFunction[] =>
  resources
    .filter(({ type, logicalId }) => type === 'AWS::Lambda::Function' && !deploymentOnly.test(logicalId))
    .map(lambda);

/** The bare function name of a name, an ARN, or an ARN with version or alias. */
export const functionNameOf = (reference: string): string => /:function:([^:]+)/.exec(reference)?.[1] ?? reference;

const PermissionProperties = z.object({ Action: z.string(), FunctionName: z.string(), Principal: z.string() });

/** Which services of AWS may invoke which functions. */
export const permissionsOf = (resources: Resource[]): InvokePermission[] =>
  resources
    .filter(({ type }) => type === 'AWS::Lambda::Permission')
    .map(({ properties }) => PermissionProperties.parse(properties))
    .filter(({ Action }) => Action === 'lambda:InvokeFunction')
    .map(({ FunctionName, Principal: principal }) => ({ functionName: functionNameOf(FunctionName), principal }));
