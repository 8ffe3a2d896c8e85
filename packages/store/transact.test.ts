import { createServer } from 'node:http';

import { AwsSession } from '@sequester/aws';
import { AlreadyAttempted, auditEvent, StandingChanged, type PracticeContext } from '@sequester/domain';
import { instantOf, MemberId, PatientId, PracticeId } from '@sequester/model';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { keyOf } from './keys.ts';
import { absent, transact, UnnamedCondition, type Write } from './transact.ts';

const Sent = z.object({
  TransactItems: z.array(z.record(z.string(), z.looseObject({ TableName: z.string() }))),
  ClientRequestToken: z.string(),
});
let sent: z.infer<typeof Sent>[] = [];
let reasons: string[][] = [];
let lost = 0;

/** DynamoDB, as far as a transaction sees it: cancelled for the given reasons, one list for each try, and then done. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    sent.push(Sent.parse(JSON.parse(Buffer.concat(chunks).toString())));
    if (lost > 0) {
      lost -= 1;
      request.socket.destroy();
      return;
    }
    const cancelled = reasons.shift();
    const body =
      cancelled === undefined
        ? {}
        : { __type: 'TransactionCanceledException', CancellationReasons: cancelled.map((Code) => ({ Code })) };
    response.writeHead(cancelled === undefined ? 200 : 400).end(JSON.stringify(body));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  process.env['AWS_ENDPOINT_URL'] =
    `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  delete process.env['AWS_ENDPOINT_URL'];
  server.close();
});
beforeEach(() => {
  sent = [];
  reasons = [];
  lost = 0;
});

const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const memberId = MemberId.parse(`mbr_${'m'.repeat(26)}`);
const patientId = PatientId.parse(`pat_${'a'.repeat(26)}`);
const context = (attempted: boolean): PracticeContext => ({
  practiceId,
  actor: { kind: 'member', id: memberId, roles: ['staff'] },
  now: instantOf(0),
  standing: { memberId, state: 'active', revision: 4 },
  newId: (kind) => `${kind === 'auditEvent' ? 'evt' : kind}_${'e'.repeat(26)}`,
  ...(attempted ? { attempt: { operationId: 'admitPatient', keySha256: 'k', requestSha256: 'r' } } : {}),
});
const tables = { audit: 'audit', idempotency: 'idempotency', practices: 'practices' };
const write: Write = { table: 'chart', put: { pk: 'p', sk: 's' }, condition: absent, refusal: 'stale' };

const run = (attempted = true, writes: Write[] = [write], acting: PracticeContext = context(attempted)) => {
  const session = new AwsSession({ accessKeyId: 'A', secretAccessKey: 's' });
  return transact({ session, tables, context: acting }, writes, {
    event: auditEvent(acting, 'patient.admitted', { patientId }),
    answer: { patientId },
  });
};
const touched = () =>
  sent
    .at(-1)
    ?.TransactItems.flatMap((item) => Object.entries(item).map(([kind, { TableName }]) => `${kind} ${TableName}`));

describe('a change', () => {
  test('is written with its audit event and its attempt, in one transaction', async () => {
    await run();
    expect(sent).toHaveLength(1);
    expect(touched()).toEqual(['Put chart', 'ConditionCheck practices', 'Put audit', 'Put idempotency']);
  });

  test('without an attempt is still written with its audit event', async () => {
    await run(false);
    expect(touched()).toEqual(['Put chart', 'ConditionCheck practices', 'Put audit']);
  });

  test('that met another transaction is tried again, as the same transaction', async () => {
    reasons = [
      ['TransactionConflict', 'None', 'None', 'None'],
      ['None', 'None', 'None', 'TransactionConflict'],
    ];
    await run();
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(1);
  });

  test('whose answer is lost is sent again as the same transaction, which DynamoDB writes once', async () => {
    lost = 2;
    await run();
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test('is refused by what its failed condition means', async () => {
    reasons = [['ConditionalCheckFailed', 'None', 'None', 'None']];
    await expect(run()).rejects.toMatchObject({ code: 'stale' });
  });

  test('of an attempt that was made before says so, even where its condition fails too', async () => {
    reasons = [['ConditionalCheckFailed', 'None', 'None', 'ConditionalCheckFailed']];
    await expect(run()).rejects.toBeInstanceOf(AlreadyAttempted);
  });

  test('whose failed condition nobody has named is a fault, and no refusal', async () => {
    reasons = [['ConditionalCheckFailed', 'None', 'None', 'None']];
    await expect(run(true, [{ table: 'chart', put: { pk: 'p', sk: 's' }, condition: absent }])).rejects.toBeInstanceOf(
      UnnamedCondition,
    );
  });

  test('of a member is written only while their row is as it was read', async () => {
    await run();
    expect(sent[0]?.TransactItems[1]).toMatchObject({
      ConditionCheck: {
        Key: { pk: { S: `PRACTICE#${practiceId}#MEMBERS#` }, sk: { S: `MEMBER#${memberId}` } },
        ExpressionAttributeValues: { ':standing': { S: 'active' }, ':standsAt': { N: '4' } },
      },
    });
    reasons = [['ConditionalCheckFailed', 'ConditionalCheckFailed', 'None', 'None']];
    await expect(run()).rejects.toBeInstanceOf(StandingChanged);
  });

  test('of that very row takes the condition on itself, since a transaction names a row once', async () => {
    const { pk, sk } = keyOf('member', { practiceId, memberId });
    await run(true, [{ table: 'practices', put: { pk, sk }, condition: absent, refusal: 'stale' }]);
    expect(touched()).toEqual(['Put practices', 'Put audit', 'Put idempotency']);
    expect(sent[0]?.TransactItems[0]).toMatchObject({
      Put: { ConditionExpression: '(attribute_not_exists(pk)) AND #standing = :standing AND #standsAt = :standsAt' },
    });
  });

  test.each([
    ['a member', { kind: 'member' as const, id: memberId, roles: [] }],
    ['a patient', { kind: 'patient' as const, id: patientId }],
  ])('of %s cannot be made without the row that says so', async (_who, actor) => {
    const { standing: _, ...without } = context(true);
    await expect(run(true, [write], { ...without, actor })).rejects.toThrow('without the row');
    expect(sent).toEqual([]);
  });

  test('of the system stands in no row', async () => {
    const { standing: _, ...without } = context(false);
    await run(false, [write], { ...without, actor: { kind: 'system', id: 'test' } });
    expect(touched()).toEqual(['Put chart', 'Put audit']);
  });

  test('gives up where the conflict does not end', async () => {
    reasons = Array.from({ length: 30 }, () => ['TransactionConflict', 'None', 'None', 'None']);
    await expect(run()).rejects.toMatchObject({ code: 'TransactionCanceledException' });
    expect(sent.length).toBeLessThan(30);
  });
});
