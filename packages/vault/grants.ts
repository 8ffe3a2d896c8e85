import { AwsFault, type AwsSession } from '@sequester/aws';
import * as z from 'zod';

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

const Created = z.object({ GrantId: z.string() });
const gone = new Set(['NotFoundException', 'InvalidGrantIdException']);

/** Grants the extract builder Decrypt on one object, by its encryption context. Repeating it makes no second grant. */
export const createGrant = async (
  session: AwsSession,
  { keyArn, object, granteeArn, requestId }: GrantRequest,
): Promise<ProviderGrant> => {
  const created = Created.parse(
    await session.json('kms', 'TrentService.CreateGrant', {
      KeyId: keyArn,
      GranteePrincipal: granteeArn,
      RetiringPrincipal: granteeArn,
      Operations: ['Decrypt'],
      Constraints: { EncryptionContextEquals: { 'aws:s3:arn': objectArn(object) } },
      Name: requestId,
    }),
  );
  return { keyArn, grantId: created.GrantId, object };
};

/** Ends a grant; one that has ended already counts as ended. */
export const retireGrant = async (
  session: AwsSession,
  { keyArn, grantId }: Pick<ProviderGrant, 'keyArn' | 'grantId'>,
): Promise<void> => {
  try {
    await session.json('kms', 'TrentService.RetireGrant', { KeyId: keyArn, GrantId: grantId });
  } catch (error) {
    if (!(error instanceof AwsFault) || !gone.has(error.code)) throw error;
  }
};
