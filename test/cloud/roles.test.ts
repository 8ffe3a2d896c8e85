import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startEndpoint } from '@sequester/local';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, startLaptop } from './laptop.ts';
import { cloud, practice, region, roleArn, therapist } from './policies.ts';

const laptop = await startLaptop();
afterAll(() => laptop.stop());

const notes = laptop.as('notes', {});

const assume = (
  Tags: { Key: string; Value: string }[],
  more: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]> = {},
): AssumeRoleCommand =>
  new AssumeRoleCommand({ RoleArn: roleArn('notes-session'), RoleSessionName: 'session', Tags, ...more });
const own = { Key: 'practice', Value: practice };

describe('a role', () => {
  test('is taken on by the one it trusts, with the tags it asks for', async () => {
    const answer = await notes.sts.send(assume([own, { Key: 'provider', Value: therapist }]));
    const credentials = {
      accessKeyId: answer.Credentials?.AccessKeyId ?? '',
      secretAccessKey: answer.Credentials?.SecretAccessKey ?? '',
      sessionToken: answer.Credentials?.SessionToken,
    };
    const identity = await laptop.clients(credentials).sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe('arn:aws:sts::111122223333:assumed-role/notes-session/session');
    expect((answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);
  });

  test('is not taken on by another', async () => {
    expect(await codeOf(laptop.as('disclosures', {}).sts.send(assume([own])))).toBe('AccessDenied');
    expect(await codeOf(laptop.as('chart-session').sts.send(assume([own])))).toBe('AccessDenied');
    expect(await codeOf(laptop.administrator.sts.send(assume([own])))).toBe('AccessDenied');
    expect(await codeOf(notes.sts.send(assume([own], { RoleArn: roleArn('disclosures-session') })))).toBe(
      'AccessDenied',
    );
    expect(await codeOf(notes.sts.send(assume([own], { RoleArn: roleArn('nobody') })))).toBe('AccessDenied');
  });

  test('is not taken on without its tags, with another tag or another kind of value', async () => {
    expect(await codeOf(notes.sts.send(assume([])))).toBe('AccessDenied');
    expect(await codeOf(notes.sts.send(assume([{ Key: 'provider', Value: therapist }])))).toBe('AccessDenied');
    expect(await codeOf(notes.sts.send(assume([own, { Key: 'administrator', Value: 'yes' }])))).toBe('AccessDenied');
    expect(await codeOf(notes.sts.send(assume([{ Key: 'practice', Value: 'everything' }])))).toBe('AccessDenied');
    expect(await codeOf(notes.sts.send(assume([own, { Key: 'Practice', Value: practice }])))).toBe(
      'InvalidParameterValue',
    );
    expect(await codeOf(notes.sts.send(assume([{ Key: 'practice', Value: 'prc_*' }])))).toBe('ValidationError');
  });

  test('is taken on for an hour at most from another role', async () => {
    expect(await codeOf(notes.sts.send(assume([own], { DurationSeconds: 3601 })))).toBe('ValidationError');
    expect(await codeOf(notes.sts.send(assume([own], { DurationSeconds: 899 })))).toBe('ValidationError');
    expect(await codeOf(notes.sts.send(assume([own], { DurationSeconds: 900 })))).toBe('none');
  });

  test('is narrowed by a session policy, which must be one', async () => {
    const none = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
    };
    const answer = await notes.sts.send(
      assume([own, { Key: 'provider', Value: therapist }], { Policy: JSON.stringify(none) }),
    );
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = answer.Credentials ?? {};
    const narrowed = laptop.clients({
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    });
    const read = new GetItemCommand({
      TableName: 'notes',
      Key: { pk: { S: `PRACTICE#${practice}#PROVIDER#${therapist}#` }, sk: { S: '1' } },
    });
    expect(await codeOf(narrowed.dynamo.send(read))).toBe('AccessDeniedException');
    expect(await codeOf(notes.sts.send(assume([own], { Policy: '{"Statement":' })))).toBe(
      'MalformedPolicyDocumentException',
    );
    expect(
      await codeOf(notes.sts.send(assume([own], { Policy: JSON.stringify({ ...none, Id: 'x'.repeat(2048) }) }))),
    ).toBe('ValidationError');
  });

  test('keeps its sessions over a restart', async () => {
    const session = laptop.endpoint.issueSession('notes');
    const again = await startEndpoint({ cloud, directory: laptop.directory, port: 0 });
    const sts = new STSClient({ endpoint: again.url, region, credentials: session });
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    await again.close();
    expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/notes/local');
    expect(again.userCredentials('administrator')).toEqual(laptop.endpoint.userCredentials('administrator'));
  });
});
