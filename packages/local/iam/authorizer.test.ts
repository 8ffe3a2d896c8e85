import { describe, expect, test } from 'vitest';

import type { Caller } from '../signing/caller.ts';
import type { Cloud, PolicyDocument } from '../types.ts';
import { Authorizer } from './authorizer.ts';

const role = 'arn:aws:iam::111122223333:role/r';
const document = (...Statement: object[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
const allow = (Action: string, more: object = {}): object => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const object = 'arn:aws:s3:::bucket/key';
const key = 'arn:aws:kms:us-east-1:111122223333:key/1';

const caller: Caller = {
  kind: 'session',
  arn: 'arn:aws:sts::111122223333:assumed-role/r/s',
  principalArn: role,
  name: 'r',
  userId: 'AROA:s',
  tags: { practice: 'prc_1' },
  transitiveTagKeys: [],
};

const decide = async (
  identity: PolicyDocument,
  question: Partial<Parameters<Authorizer['decide']>[0]> = {},
): Promise<string> => {
  const cloud: Cloud = {
    accountId: '111122223333',
    region: 'us-east-1',
    roles: [{ name: 'r', arn: role, trustPolicy: document(), policies: [{ name: 'own', document: identity }] }],
    users: [],
    tables: [],
    buckets: [],
    keys: [],
    userPools: [],
    queues: [],
  };
  const decision = await new Authorizer(cloud, () => 0).decide({
    caller,
    action: 's3:GetObject',
    resource: object,
    ...question,
  });
  return `${decision.outcome}: ${decision.reason}`;
};

describe('a decision', () => {
  test('is to refuse where no statement allows', async () => {
    expect(await decide(document(allow('s3:PutObject')))).toBe('ImplicitlyDenied: no statement speaks of it');
    const elsewhere = { ...allow('s3:GetObject'), Resource: 'arn:aws:s3:::other/${aws:PrincipalTag/practice}/*' };
    expect(await decide(document(elsewhere))).toBe('ImplicitlyDenied: no statement speaks of it');
    const ofOthers = { Condition: { StringEquals: { 'aws:PrincipalTag/practice': 'another' } } };
    expect(await decide(document(allow('s3:GetObject', ofOthers)))).toBe('ImplicitlyDenied: no statement allows it');
    expect(await decide(document(allow('s3:GetObject')))).toBe('Allowed: allowed');
  });

  test('is to refuse where a Deny stands, whoever allows', async () => {
    const denied = document({ Sid: 'Never', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' });
    expect(await decide(document(allow('*')), { resourcePolicy: denied })).toBe('ExplicitlyDenied: denied by Never');
  });

  test('is to refuse where the simulator did not evaluate a condition key', async () => {
    const condition = { Condition: { StringEquals: { 's3:prefix': 'x' } } };
    expect(await decide(document(allow('s3:GetObject', condition)), { context: { 's3:prefix': 'x' } })).toContain(
      'were not evaluated: s3:prefix',
    );
  });

  test('leaves an Allow out, and keeps a Deny, with a condition key that this cloud does not answer for', async () => {
    const unknown = { Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } };
    expect(await decide(document(allow('s3:GetObject', unknown)))).toContain('ImplicitlyDenied');
    expect(
      await decide(document(allow('s3:GetObject'), { ...allow('s3:GetObject', unknown), Effect: 'Deny' })),
    ).toContain('ExplicitlyDenied');
  });

  test('is to refuse a resource with a wildcard and an action that does not exist', async () => {
    expect(await decide(document(allow('*')), { resource: 'arn:aws:s3:::bucket/*' })).toContain('wildcard');
    expect(await decide(document(allow('*')), { action: 's3:MakeTea' })).toContain('the simulator refused');
  });

  test('is what role and session policy both allow', async () => {
    const narrowed = (Action: string): Caller => ({ ...caller, sessionPolicy: document(allow(Action)) });
    expect(await decide(document(allow('*')), { caller: narrowed('s3:GetObject') })).toContain('Allowed');
    expect(await decide(document(allow('*')), { caller: narrowed('s3:PutObject') })).toContain('session policy');
    expect(await decide(document(allow('s3:PutObject')), { caller: narrowed('s3:*') })).toContain('ImplicitlyDenied');
  });

  test('on a key needs the key’s policy', async () => {
    const use = { action: 'kms:Decrypt', resource: key };
    const trusting = (AWS: string): PolicyDocument =>
      document({ Effect: 'Allow', Principal: { AWS }, Action: 'kms:Decrypt', Resource: '*' });
    expect(
      await decide(document(allow('*')), { ...use, resourcePolicy: trusting('arn:aws:iam::111122223333:role/other') }),
    ).toContain('ImplicitlyDenied');
    expect(
      await decide(document(allow('*')), {
        ...use,
        resourcePolicy: document(allow('kms:Encrypt', { Principal: '*' })),
      }),
    ).toContain('ImplicitlyDenied');
    expect(
      await decide(document(allow('*')), { ...use, resourcePolicy: trusting('arn:aws:iam::111122223333:root') }),
    ).toContain('Allowed');
    expect(await decide(document(), { ...use, resourcePolicy: trusting(role) })).toContain('Allowed');
  });

  test('on a key settles conditions on the encryption context, which the simulator passes over', async () => {
    const bound = document({
      Effect: 'Allow',
      Principal: { AWS: role },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:EncryptionContext:a': '1' } },
    });
    const use = { action: 'kms:Decrypt', resource: key, resourcePolicy: bound };
    expect(await decide(document(), { ...use, encryptionContext: { a: '1' } })).toContain('Allowed');
    expect(await decide(document(), { ...use, encryptionContext: { a: '2' } })).toContain('ImplicitlyDenied');
    expect(await decide(document(), use)).toContain('ImplicitlyDenied');
  });

  test('on a role is the trust policy’s, which an identity policy does not replace', async () => {
    const use = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/other' };
    expect(
      await decide(document(allow('*')), {
        ...use,
        resourcePolicy: document({
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      }),
    ).toContain('ImplicitlyDenied');
    expect(
      await decide(document(allow('*')), {
        ...use,
        resourcePolicy: document({ Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:TagSession' }),
      }),
    ).toContain('trust policy');
  });
});
