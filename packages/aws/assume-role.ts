import { AssumeRoleCommand } from '@aws-sdk/client-sts';

import type { Credentials } from './credentials.ts';
import { AwsFault } from './fault.ts';
import type { AwsSession } from './session.ts';
import { sts } from './sts.ts';

/** A role to take on, narrowed by session tags and, where given, by a session policy. */
export interface RoleRequest {
  roleArn: string;
  sessionName: string;
  tags: Record<string, string>;
  policy?: unknown;
  seconds?: number;
}

/** One hour is the most that role chaining allows. */
export const chainedSessionSeconds = 3600;

/** Credentials of a role for one tagged session (STS AssumeRole). */
export const assumeRole = async (own: AwsSession, request: RoleRequest): Promise<Credentials> => {
  const command = new AssumeRoleCommand({
    RoleArn: request.roleArn,
    RoleSessionName: request.sessionName,
    DurationSeconds: request.seconds ?? chainedSessionSeconds,
    Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
    ...(request.policy === undefined ? {} : { Policy: JSON.stringify(request.policy) }),
  });
  const { Credentials: given } = await sts(own, (client) => client.send(command));
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = given ?? {};
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined)
    throw new AwsFault('STS', 'NoCredentials', 200);

  return { accessKeyId, secretAccessKey, sessionToken };
};
