import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type AdminGetUserCommandInput,
  type AdminGetUserCommandOutput,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { AwsSession, cognito } from '@sequester/aws';
import { TextRefused } from '@sequester/domain';
import { startEndpoint, type Mail } from '@sequester/local';
import type { BuildMiddleware } from '@smithy/types';
import { afterAll, describe, expect, test, vi } from 'vitest';

import { PoolTextMessenger } from '../../packages/edge/text-messenger.ts';
import { codeOf, startLaptop } from './laptop.ts';
import { accountId, cloud, region, textPool } from './policies.ts';

const sent: Mail[] = [];
const laptop = await startLaptop({ onMail: (mail) => sent.push(mail) });
vi.stubEnv('AWS_ENDPOINT_URL', laptop.endpoint.url);
afterAll(() => {
  vi.unstubAllEnvs();
  return laptop.stop();
});

const administrator = new AwsSession(laptop.endpoint.userCredentials('administrator'));
const call = (
  make: (client: CognitoIdentityProviderClient) => Promise<unknown>,
  session = administrator,
): Promise<unknown> => cognito(session, make);
/** An operation that the SDK does not know, under the input of one that it knows. */
const unknownOperation = (name: string) => {
  const command = new AdminGetUserCommand(pool);
  const named: BuildMiddleware<AdminGetUserCommandInput, AdminGetUserCommandOutput> = (next) => (given) => {
    Object.assign(Object(given.request).headers, { 'x-amz-target': `AWSCognitoIdentityProviderService.${name}` });
    return next(given);
  };
  command.middlewareStack.add(named, { step: 'build' });
  return command;
};
const pool = { UserPoolId: `${region}_example`, Username: 'owner@example.test' };
const mailer = laptop.as('mailer', {});
const mail = (from = 'no-reply@example.test', to = 'recipient@example.test', subject = 'A link'): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'words' } } } },
  });

describe('mail', () => {
  test('goes to the outbox, and is there after a restart', async () => {
    const { MessageId } = await mailer.ses.send(mail());
    expect(laptop.endpoint.outbox()).toMatchObject([
      { id: MessageId, to: ['recipient@example.test'], subject: 'A link', text: 'words' },
    ]);
    expect(sent).toHaveLength(1);
    const again = await startEndpoint({ cloud, directory: laptop.directory, port: 0 });
    await again.close();
    expect(again.outbox()).toMatchObject([{ id: MessageId }]);
  });

  test('is refused from another address, another domain, another role, to nobody, and with a line break in a header', async () => {
    expect(await codeOf(mailer.ses.send(mail('director@example.test')))).toBe('AccessDeniedException');
    expect(await codeOf(mailer.ses.send(mail('no-reply@other.test')))).toBe('AccessDeniedException');
    expect(await codeOf(laptop.as('notes', {}).ses.send(mail()))).toBe('AccessDeniedException');
    expect(await codeOf(mailer.ses.send(mail(undefined, 'nobody')))).toBe('BadRequestException');
    expect(await codeOf(mailer.ses.send(mail(undefined, undefined, 'A link\r\nBcc: other@example.test')))).toBe(
      'BadRequestException',
    );
    expect(laptop.endpoint.outbox()).toHaveLength(1);
  });
});

const text = (session: AwsSession, poolId = textPool, number = '+13035550142') =>
  new PoolTextMessenger(session, poolId).send(number, '123456 is your code.');

describe('a text message', () => {
  const texting = new AwsSession(mailer.credentials);

  test('goes to the outbox, by the client of the SDK as functions call it', async () => {
    await text(texting);
    expect(laptop.endpoint.outbox().at(-1)).toMatchObject({
      by: 'text-message',
      to: ['+13035550142'],
      text: '123456 is your code.',
    });
  });

  test('is refused from another pool, to another role and to what is no number, and then nothing goes out', async () => {
    const before = laptop.endpoint.outbox().length;
    await expect(text(texting, `pool-${'2'.repeat(32)}`)).rejects.toBeInstanceOf(TextRefused);
    await expect(text(new AwsSession(laptop.as('notes', {}).credentials))).rejects.toBeInstanceOf(TextRefused);
    await expect(text(texting, textPool, 'nobody')).rejects.toBeInstanceOf(TextRefused);
    expect(laptop.endpoint.outbox()).toHaveLength(before);
  });
});

describe('accounts', () => {
  test('are made once, changed, disabled, and read by the issuer', async () => {
    await call((client) =>
      client.send(
        new AdminCreateUserCommand({ ...pool, UserAttributes: [{ Name: 'email', Value: 'owner@example.test' }] }),
      ),
    );
    await expect(call((client) => client.send(new AdminCreateUserCommand(pool)))).rejects.toMatchObject({
      code: 'UsernameExistsException',
    });
    const { sub } = laptop.endpoint.users.find(pool.UserPoolId, 'OWNER@example.test') ?? {};
    await call((client) => client.send(new AdminUserGlobalSignOutCommand({ ...pool, Username: sub })));
    await call((client) => client.send(new AdminDisableUserCommand({ ...pool, Username: sub })));
    expect(await call((client) => client.send(new AdminGetUserCommand(pool)))).toMatchObject({
      Username: sub,
      Enabled: false,
    });
    expect(laptop.endpoint.users.find(pool.UserPoolId, sub ?? '')).toMatchObject({
      enabled: false,
      signedOutAt: expect.any(String),
    });
  });

  test('go by their sub, as in a pool whose people sign in with their address', async () => {
    await expect(
      call((client) => client.send(new AdminCreateUserCommand({ ...pool, Username: 'no-address' }))),
    ).rejects.toMatchObject({
      code: 'InvalidParameterException',
    });
    await call((client) => client.send(new AdminCreateUserCommand({ ...pool, Username: 'second@example.test' })));
    const first = await call((client) => client.send(new ListUsersCommand({ UserPoolId: pool.UserPoolId, Limit: 1 })));
    expect(first).toMatchObject({ Users: [{ Enabled: false }], PaginationToken: '1' });
    expect(
      await call((client) =>
        client.send(new ListUsersCommand({ UserPoolId: pool.UserPoolId, Limit: 1, PaginationToken: '1' })),
      ),
    ).toMatchObject({
      Users: [{ Enabled: true }],
    });
    expect(
      await call((client) =>
        client.send(new ListUsersInGroupCommand({ UserPoolId: pool.UserPoolId, GroupName: 'operators' })),
      ),
    ).toMatchObject({
      Users: [],
    });
  });

  test('are refused to a role without the permission, and a pool or an operation that is not there is named so', async () => {
    const { credentials } = laptop.as('notes', {});
    await expect(
      call((client) => client.send(new AdminGetUserCommand(pool)), new AwsSession(credentials)),
    ).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    await expect(
      call((client) => client.send(new AdminGetUserCommand({ ...pool, Username: 'stranger' }))),
    ).rejects.toMatchObject({
      code: 'UserNotFoundException',
    });
    await expect(
      call((client) => client.send(new AdminGetUserCommand({ ...pool, UserPoolId: 'us-east-1_nowhere' }))),
    ).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
    await expect(call((client) => client.send(unknownOperation('AdminMergeUsers')))).rejects.toMatchObject({
      code: 'UnknownOperationException',
    });
    await expect(call((client) => client.send(unknownOperation('toString')))).rejects.toMatchObject({
      code: 'UnknownOperationException',
    });
  });
});

describe('a queue', () => {
  test('keeps what a service handed over', () => {
    laptop.endpoint.sendToQueue(`arn:aws:sqs:${region}:${accountId}:failures`, '{"failed":true}');
    expect(() => laptop.endpoint.sendToQueue('arn:aws:sqs:us-east-1:111122223333:other', 'x')).toThrow('no queue');
  });
});

describe('what was refused', () => {
  test('is recorded with its reason', () => {
    expect(
      laptop.endpoint.refusals().find(({ principal }) => principal.endsWith('assumed-role/mailer/local')),
    ).toMatchObject({ service: 'ses', code: 'AccessDenied', reason: expect.stringContaining('ses:SendEmail') });
  });
});
