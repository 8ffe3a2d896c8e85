import * as z from 'zod';

import type { Caller } from '../signing/caller.ts';
import { inputOf, type JsonOperation } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandUse, refuseUnusable, type KmsSetup } from './access.ts';
import type { Key } from './key.ts';
import { macHolds, macOf, publicKeyOf, signatureHolds, signatureOf } from './material.ts';

const common = { KeyId: z.string(), GrantTokens: z.array(z.string()).optional(), DryRun: z.literal(false).optional() };
/** Bytes of a message that is sent whole. */
const mostBytes = 4096;
const Message = z.base64().refine((text) => text !== '' && Buffer.byteLength(text, 'base64') <= mostBytes);

const Mac = z.strictObject({ ...common, Message, MacAlgorithm: z.literal('HMAC_SHA_256') });
const VerifyMac = Mac.extend({ Mac: z.base64() });
const Sign = z.strictObject({
  ...common,
  Message,
  MessageType: z.enum(['RAW', 'DIGEST']).default('RAW'),
  SigningAlgorithm: z.literal('ECDSA_SHA_256'),
});
const Verify = Sign.extend({ Signature: z.base64() });
const PublicKey = z.strictObject({ KeyId: z.string(), GrantTokens: z.array(z.string()).optional() });

interface Wanted {
  caller: Caller;
  operation: string;
  keyId: string;
  usage: Key['usage'];
  context?: Record<string, string>;
}

const usable = async (setup: KmsSetup, { caller, operation, keyId, usage, context }: Wanted): Promise<Key> => {
  const { key, alias } = setup.keys.find(keyId, true);
  await demandUse(setup, { caller, operation, key, alias, context });
  refuseUnusable(key);
  if (key.usage !== usage) {
    throw new AwsRefusal(
      'InvalidKeyUsageException',
      `${key.arn} key usage is ${key.usage} which is not valid for ${operation}.`,
    );
  }

  return key;
};

/** GenerateMac and VerifyMac with an HMAC key. */
export const macOperations = (setup: KmsSetup): Record<string, JsonOperation> => {
  const keyFor = (caller: Caller, operation: string, input: z.infer<typeof Mac>): Promise<Key> =>
    usable(setup, {
      caller,
      operation,
      keyId: input.KeyId,
      usage: 'GENERATE_VERIFY_MAC',
      context: { 'kms:MacAlgorithm': input.MacAlgorithm },
    });
  return {
    GenerateMac: async ({ caller, input }) => {
      const wanted = inputOf(Mac, input);
      const key = await keyFor(caller, 'GenerateMac', wanted);
      return {
        KeyId: key.arn,
        Mac: macOf(key, Buffer.from(wanted.Message, 'base64')).toString('base64'),
        MacAlgorithm: wanted.MacAlgorithm,
      };
    },
    VerifyMac: async ({ caller, input }) => {
      const { Mac: mac, ...wanted } = inputOf(VerifyMac, input);
      const key = await keyFor(caller, 'VerifyMac', wanted);
      if (!macHolds(key, Buffer.from(wanted.Message, 'base64'), Buffer.from(mac, 'base64')))
        throw new AwsRefusal('KMSInvalidMacException', '');

      return { KeyId: key.arn, MacValid: true, MacAlgorithm: wanted.MacAlgorithm };
    },
  };
};

/** Sign, Verify and GetPublicKey with an ECC key, over whole messages. */
export const signatureOperations = (setup: KmsSetup): Record<string, JsonOperation> => {
  const keyFor = (caller: Caller, operation: string, input: z.infer<typeof Sign>): Promise<Key> => {
    if (input.MessageType === 'DIGEST')
      throw new AwsRefusal('UnsupportedOperationException', 'The laptop cloud signs whole messages: MessageType RAW.');

    const context = { 'kms:SigningAlgorithm': input.SigningAlgorithm, 'kms:MessageType': input.MessageType };
    return usable(setup, { caller, operation, keyId: input.KeyId, usage: 'SIGN_VERIFY', context });
  };
  return {
    Sign: async ({ caller, input }) => {
      const wanted = inputOf(Sign, input);
      const key = await keyFor(caller, 'Sign', wanted);
      return {
        KeyId: key.arn,
        Signature: signatureOf(key, Buffer.from(wanted.Message, 'base64')).toString('base64'),
        SigningAlgorithm: wanted.SigningAlgorithm,
      };
    },
    Verify: async ({ caller, input }) => {
      const { Signature, ...wanted } = inputOf(Verify, input);
      const key = await keyFor(caller, 'Verify', wanted);
      if (!signatureHolds(key, Buffer.from(wanted.Message, 'base64'), Buffer.from(Signature, 'base64')))
        throw new AwsRefusal('KMSInvalidSignatureException', '');

      return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: wanted.SigningAlgorithm };
    },
    GetPublicKey: async ({ caller, input }) => {
      const { KeyId } = inputOf(PublicKey, input);
      const key = await usable(setup, { caller, operation: 'GetPublicKey', keyId: KeyId, usage: 'SIGN_VERIFY' });
      return {
        KeyId: key.arn,
        PublicKey: publicKeyOf(key).toString('base64'),
        KeySpec: key.spec,
        KeyUsage: key.usage,
        SigningAlgorithms: ['ECDSA_SHA_256'],
      };
    },
  };
};
