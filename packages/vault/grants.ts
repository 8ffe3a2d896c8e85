import { AwsFault, kms, type AwsSession } from '@sequester/aws';

import { objectArn, type ObjectPlace } from './object-keys.ts';

/** A permission to decrypt one object with a provider's key, made for one request. */
export interface ProviderGrant {
  keyArn: string;
  grantId: string;
  object: ObjectPlace;
}

/** KMS makes 50 grants a second in an account; one act of ours makes or retires 40. */
export const grantsInASecond = 40;

interface GrantRequest {
  keyArn: string;
  object: ObjectPlace;
  /** The extract builder's scoped role: the only one that may use the grant, and the one that retires it. */
  granteeArn: string;
  /** KMS answers a repeat with the same name and terms with the grant that is there. */
  requestId: string;
}

const gone = new Set(['NotFoundException', 'InvalidGrantIdException']);

/** Grants the extract builder Decrypt on one object, by its encryption context. Repeating it makes no second grant. */
export const createGrant = async (
  session: AwsSession,
  { keyArn, object, granteeArn, requestId }: GrantRequest,
): Promise<ProviderGrant> => {
  const input = {
    KeyId: keyArn,
    GranteePrincipal: granteeArn,
    RetiringPrincipal: granteeArn,
    Operations: ['Decrypt' as const],
    Constraints: { EncryptionContextEquals: { 'aws:s3:arn': objectArn(object) } },
    Name: requestId,
  };
  const { GrantId: grantId } = await kms(session, (client, sdk) => client.send(new sdk.CreateGrantCommand(input)));
  if (grantId === undefined) throw new AwsFault('KMS', 'NoGrant', 200);

  return { keyArn, grantId, object };
};

/** Ends a grant; one that has ended already counts as ended. */
export const retireGrant = async (
  session: AwsSession,
  { keyArn, grantId }: Pick<ProviderGrant, 'keyArn' | 'grantId'>,
): Promise<void> => {
  try {
    await kms(session, (client, sdk) => client.send(new sdk.RetireGrantCommand({ KeyId: keyArn, GrantId: grantId })));
  } catch (error) {
    if (!(error instanceof AwsFault) || !gone.has(error.code)) throw error;
  }
};
