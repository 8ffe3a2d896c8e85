import { CreateGrantCommand, ListGrantsCommand, RetireGrantCommand, RevokeGrantCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, objectArn, objectKey, sealed, startLaptop } from './laptop.ts';
import { otherTherapist, practice, roleArn } from './policies.ts';

const laptop = await startLaptop();
afterAll(() => laptop.stop());

const notes = laptop.as('notes-session');
const disclosures = laptop.as('disclosures-session');
const extracts = laptop.as('extracts-session', { practice });
const keyArn = await laptop.providerKey();
const granted = objectKey('granted');
const get = (name: string): GetObjectCommand => new GetObjectCommand({ Bucket: 'vault', Key: name });

const grant = (
  key: string,
  more: Partial<ConstructorParameters<typeof CreateGrantCommand>[0]> = {},
): CreateGrantCommand =>
  new CreateGrantCommand({
    KeyId: keyArn,
    GranteePrincipal: roleArn('extracts-session'),
    RetiringPrincipal: roleArn('extracts-session'),
    Operations: ['Decrypt'],
    Constraints: { EncryptionContextEquals: { 'aws:s3:arn': objectArn(key) } },
    Name: 'req_1',
    ...more,
  });
const refusedGrant = (clients = disclosures, more: Parameters<typeof grant>[1] = {}): Promise<string> =>
  codeOf(clients.kms.send(grant(granted, more)));

describe('a grant', () => {
  test('opens one object to the extract builder until it is retired', async () => {
    await notes.s3.send(sealed(granted, keyArn, 'granted'));
    await notes.s3.send(sealed(objectKey('not-granted'), keyArn));
    expect(await codeOf(extracts.s3.send(get(granted)))).toBe('AccessDenied');
    const { GrantId } = await disclosures.kms.send(grant(granted));
    expect(await (await extracts.s3.send(get(granted))).Body?.transformToString()).toBe('granted');
    expect(await codeOf(extracts.s3.send(get(objectKey('not-granted'))))).toBe('AccessDenied');
    expect(await codeOf(laptop.as('chart-session').s3.send(get(granted)))).toBe('AccessDenied');
    await extracts.kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId }));
    expect(await codeOf(extracts.s3.send(get(granted)))).toBe('AccessDenied');
    expect(await codeOf(extracts.kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId })))).toBe(
      'NotFoundException',
    );
  });

  test('with the context of another object opens nothing', async () => {
    const { GrantId } = await disclosures.kms.send(grant(objectKey('other-context')));
    expect(await codeOf(extracts.s3.send(get(granted)))).toBe('AccessDenied');
    await extracts.kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId }));
  });

  test('asked for again under the same name and terms is the same grant', async () => {
    const first = await disclosures.kms.send(grant(granted));
    expect((await disclosures.kms.send(grant(granted))).GrantId).toBe(first.GrantId);
    expect((await disclosures.kms.send(grant(granted, { Name: 'req_2' }))).GrantId).not.toBe(first.GrantId);
  });

  test('is not made in another session, for another role, for more, or without its context', async () => {
    expect(await refusedGrant(laptop.as('disclosures-session', { practice, provider: otherTherapist }))).toBe(
      'AccessDeniedException',
    );
    expect(await refusedGrant(laptop.as('disclosures-session', { practice }))).toBe('AccessDeniedException');
    expect(await refusedGrant(laptop.administrator)).toBe('AccessDeniedException');
    expect(await refusedGrant(notes)).toBe('AccessDeniedException');
    expect(await refusedGrant(disclosures, { GranteePrincipal: roleArn('chart-session') })).toBe(
      'AccessDeniedException',
    );
    expect(await refusedGrant(disclosures, { Operations: ['Decrypt', 'GenerateDataKey'] })).toBe(
      'AccessDeniedException',
    );
    expect(await refusedGrant(disclosures, { Constraints: undefined })).toBe('AccessDeniedException');
    expect(
      await refusedGrant(disclosures, {
        Constraints: { EncryptionContextSubset: { 'aws:s3:arn': objectArn(granted) } },
      }),
    ).toBe('AccessDeniedException');
  });

  test('is not retired by anyone else', async () => {
    const { GrantId } = await disclosures.kms.send(grant(granted, { Name: 'req_3' }));
    expect(await codeOf(laptop.as('chart-session').kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId })))).toBe(
      'AccessDeniedException',
    );
  });

  test('is listed and revoked by those who manage the key', async () => {
    const { kms } = laptop.administrator;
    const { GrantId } = await disclosures.kms.send(grant(granted, { Name: 'req_4' }));
    const { Grants = [] } = await kms.send(new ListGrantsCommand({ KeyId: keyArn, GrantId }));
    expect(Grants).toMatchObject([
      { GrantId, Name: 'req_4', GranteePrincipal: roleArn('extracts-session'), Operations: ['Decrypt'] },
    ]);
    expect(await codeOf(disclosures.kms.send(new ListGrantsCommand({ KeyId: keyArn })))).toBe('AccessDeniedException');
    await kms.send(new RevokeGrantCommand({ KeyId: keyArn, GrantId }));
    expect((await kms.send(new ListGrantsCommand({ KeyId: keyArn, GrantId }))).Grants).toEqual([]);
  });

  test('does not lift a session policy that does not allow it', async () => {
    await disclosures.kms.send(grant(granted, { Name: 'req_5' }));
    const onlyS3 = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
    expect(await codeOf(laptop.as('extracts-session', { practice }, onlyS3).s3.send(get(granted)))).toBe(
      'AccessDenied',
    );
    expect(await codeOf(extracts.s3.send(get(granted)))).toBe('none');
  });
});
