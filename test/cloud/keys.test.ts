import { createPublicKey, verify } from 'node:crypto';

import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetKeyPolicyCommand,
  GetPublicKeyCommand,
  ListAliasesCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
  TagResourceCommand,
  VerifyCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, startLaptop } from './laptop.ts';
import { providerKeyPolicy, practice, roleArn, therapist } from './policies.ts';

/** Milliseconds by which the cloud's clock is ahead. */
let ahead = 0;
const laptop = await startLaptop({ clock: () => Date.now() + ahead });
afterAll(() => laptop.stop());

const { kms } = laptop.administrator;
const text = (value: string): Uint8Array => Buffer.from(value);

const policy = (Statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });

const symmetric = async (Policy?: object): Promise<string> =>
  (await kms.send(new CreateKeyCommand(Policy === undefined ? {} : { Policy: JSON.stringify(Policy) }))).KeyMetadata
    ?.Arn ?? '';

describe('a key for encryption', () => {
  test('binds its ciphertext to the encryption context and to itself', async () => {
    const [KeyId, other] = [await symmetric(), await symmetric()];
    const EncryptionContext = { practice };
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId, Plaintext: text('secret'), EncryptionContext }),
    );
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('secret');
    expect(await codeOf(kms.send(new DecryptCommand({ CiphertextBlob })))).toBe('InvalidCiphertextException');
    expect(
      await codeOf(kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { practice: 'another' } }))),
    ).toBe('InvalidCiphertextException');
    expect(await codeOf(kms.send(new DecryptCommand({ KeyId: other, CiphertextBlob, EncryptionContext })))).toBe(
      'IncorrectKeyException',
    );
    const changed = Buffer.from(CiphertextBlob ?? []);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(await codeOf(kms.send(new DecryptCommand({ CiphertextBlob: changed, EncryptionContext })))).toBe(
      'InvalidCiphertextException',
    );
  });

  test('gives data keys that only it can open', async () => {
    const KeyId = await symmetric();
    const { Plaintext, CiphertextBlob } = await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }));
    expect((await kms.send(new DecryptCommand({ CiphertextBlob }))).Plaintext).toEqual(Plaintext);
    expect(Plaintext).toHaveLength(32);
  });

  test('whose policy does not name the account is closed to identity policies', async () => {
    const onlyNotes = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: roleArn('notes') }, Action: 'kms:*', Resource: '*' },
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:user/administrator' },
          Action: 'kms:PutKeyPolicy',
          Resource: '*',
        },
      ],
    };
    const KeyId = await symmetric(onlyNotes);
    expect(await codeOf(kms.send(new EncryptCommand({ KeyId, Plaintext: text('x') })))).toBe('AccessDeniedException');
    expect(await codeOf(kms.send(new DescribeKeyCommand({ KeyId })))).toBe('AccessDeniedException');
    expect(await codeOf(laptop.as('notes', {}).kms.send(new EncryptCommand({ KeyId, Plaintext: text('x') })))).toBe(
      'none',
    );
  });

  test('is gone for good when its deletion has come', async () => {
    const KeyId = await symmetric();
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState).toBe('PendingDeletion');
    ahead += 7 * 86_400_000 + 1000;
    const later = laptop.clients(laptop.endpoint.userCredentials('administrator')).kms;
    later.config.systemClockOffset = 7 * 86_400_000 + 1000;
    const code = await codeOf(later.send(new DescribeKeyCommand({ KeyId })));
    ahead -= 7 * 86_400_000 + 1000;
    expect(code).toBe('NotFoundException');
  });
});

describe('the policy of a key', () => {
  const everything = { Effect: 'Allow', Action: 'kms:*', Resource: '*' };
  const root = 'arn:aws:iam::111122223333:root';
  const naming = (other: string) => policy({ ...everything, Principal: { AWS: [root, other] } });

  test('is not taken when nobody could change it afterwards', async () => {
    const locked = policy({ ...everything, Principal: { AWS: roleArn('notes') } });
    expect(await codeOf(kms.send(new CreateKeyCommand({ Policy: locked })))).toBe('MalformedPolicyDocumentException');
    expect(await codeOf(kms.send(new PutKeyPolicyCommand({ KeyId: await symmetric(), Policy: locked })))).toBe(
      'MalformedPolicyDocumentException',
    );
  });

  test('is not taken from a caller who could not change it, though the account could; unless that is meant', async () => {
    const maker = laptop.as('key-maker', {}).kms;
    const Policy = policy({ ...everything, Principal: { AWS: root } });
    expect(await codeOf(maker.send(new CreateKeyCommand({ Policy })))).toBe('MalformedPolicyDocumentException');
    expect(await codeOf(maker.send(new CreateKeyCommand({ Policy, BypassPolicyLockoutSafetyCheck: true })))).toBe(
      'none',
    );
    expect(await codeOf(kms.send(new CreateKeyCommand({ Policy })))).toBe('none');
  });

  test('is not taken when it names somebody who does not exist', async () => {
    expect(await codeOf(kms.send(new CreateKeyCommand({ Policy: naming(roleArn('notes')) })))).toBe('none');
    for (const stranger of [
      roleArn('nobody'),
      'arn:aws:iam::111122223333:user/nobody',
      'arn:aws:iam::999999999999:root',
    ]) {
      expect(await codeOf(kms.send(new CreateKeyCommand({ Policy: naming(stranger) })))).toBe(
        'MalformedPolicyDocumentException',
      );
      expect(
        await codeOf(kms.send(new PutKeyPolicyCommand({ KeyId: await symmetric(), Policy: naming(stranger) }))),
      ).toBe('MalformedPolicyDocumentException');
    }
  });

  test('is not taken when IAM could not read it, or when it names a session', async () => {
    expect(await codeOf(kms.send(new CreateKeyCommand({ Policy: '{' })))).toBe('MalformedPolicyDocumentException');
    expect(
      await codeOf(
        kms.send(new CreateKeyCommand({ Policy: policy({ ...everything, Effect: 'Maybe', Principal: '*' }) })),
      ),
    ).toBe('MalformedPolicyDocumentException');
    const session = policy({
      ...everything,
      Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/notes/session' },
    });
    expect(await codeOf(kms.send(new CreateKeyCommand({ Policy: session })))).toBe('MalformedPolicyDocumentException');
  });

  test('of a therapist lets the administrator manage the key and tag it, not use it', async () => {
    const KeyId = await laptop.providerKey();
    expect(JSON.parse((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy ?? '')).toEqual(
      providerKeyPolicy(practice, therapist),
    );
    await kms.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: 'more', TagValue: 'yes' }] }));
    expect((await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags).toHaveLength(3);
    for (const call of [
      kms.send(new EncryptCommand({ KeyId, Plaintext: text('x') })),
      kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' })),
    ])
      expect(await codeOf(call)).toBe('AccessDeniedException');
  });
});

describe('an alias', () => {
  test('is given once and finds its key', async () => {
    const TargetKeyId = (await symmetric()).split('/').at(-1);
    const AliasName = 'alias/sequester/example';
    await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId }));
    expect((await kms.send(new DescribeKeyCommand({ KeyId: AliasName }))).KeyMetadata?.KeyId).toBe(TargetKeyId);
    expect(await codeOf(kms.send(new CreateAliasCommand({ AliasName, TargetKeyId })))).toBe('AlreadyExistsException');
    expect(await codeOf(kms.send(new CreateAliasCommand({ AliasName: 'alias/aws/example', TargetKeyId })))).toBe(
      'InvalidAliasNameException',
    );
    expect((await kms.send(new ListAliasesCommand({ KeyId: TargetKeyId }))).Aliases).toMatchObject([{ AliasName }]);
  });
});

describe('keys that sign', () => {
  test('make MACs that hold for their message alone', async () => {
    const common = { KeyId: 'alias/tokens', MacAlgorithm: 'HMAC_SHA_256' as const };
    const { Mac } = await kms.send(new GenerateMacCommand({ ...common, Message: text('link:1') }));
    expect((await kms.send(new GenerateMacCommand({ ...common, Message: text('link:1') }))).Mac).toEqual(Mac);
    expect((await kms.send(new VerifyMacCommand({ ...common, Message: text('link:1'), Mac }))).MacValid).toBe(true);
    expect(await codeOf(kms.send(new VerifyMacCommand({ ...common, Message: text('link:2'), Mac })))).toBe(
      'KMSInvalidMacException',
    );
    expect(await codeOf(kms.send(new EncryptCommand({ KeyId: 'alias/tokens', Plaintext: text('x') })))).toBe(
      'InvalidKeyUsageException',
    );
  });

  test('make signatures that anyone verifies with the public key', async () => {
    const common = { KeyId: 'alias/ledger', SigningAlgorithm: 'ECDSA_SHA_256' as const, MessageType: 'RAW' as const };
    const { Signature } = await kms.send(new SignCommand({ ...common, Message: text('head') }));
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: 'alias/ledger' }));
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
    expect(verify('sha256', text('head'), key, Signature ?? new Uint8Array())).toBe(true);
    expect((await kms.send(new VerifyCommand({ ...common, Message: text('head'), Signature }))).SignatureValid).toBe(
      true,
    );
    expect(await codeOf(kms.send(new VerifyCommand({ ...common, Message: text('tail'), Signature })))).toBe(
      'KMSInvalidSignatureException',
    );
  });
});
