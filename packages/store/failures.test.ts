import {
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { AwsSession } from '@sequester/aws';
import { AlreadyAttempted, auditEvent, type PracticeContext } from '@sequester/domain';
import { instantOf, MemberId, PatientId, PracticeId } from '@sequester/model';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

import { DynamoAttemptStore } from './attempts.ts';
import { absent, transact } from './transact.ts';

/** What the SDK gives when it has tried often enough. */
const dynamo = mockClient(DynamoDBClient);
/** Files share the modules that they load, and with them the client's class. */
afterAll(() => dynamo.restore());
afterEach(() => {
  dynamo.reset();
});

const memberId = MemberId.parse(`mbr_${'m'.repeat(26)}`);
const patientId = PatientId.parse(`pat_${'a'.repeat(26)}`);
const context: PracticeContext = {
  practiceId: PracticeId.parse(`prc_${'p'.repeat(26)}`),
  actor: { kind: 'member', id: memberId, roles: ['staff'] },
  now: instantOf(0),
  standing: { memberId, state: 'active', revision: 4 },
  newId: (kind) => `${kind === 'auditEvent' ? 'evt' : kind}_${'e'.repeat(26)}`,
  attempt: { operationId: 'admitPatient', keySha256: 'k', requestSha256: 'r' },
};
const tables = { audit: 'audit', idempotency: 'idempotency', practices: 'practices' };
const session = new AwsSession({ accessKeyId: 'A', secretAccessKey: 's' });

const act = () =>
  transact(
    { session, tables, context },
    [{ table: 'chart', put: { pk: 'p', sk: 's' }, condition: absent, refusal: 'stale' }],
    { event: auditEvent(context, 'patient.admitted', { patientId }), answer: { patientId } },
  );

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const excepted = (name: string, status: number) =>
  new DynamoDBServiceException({ name, $fault: 'client', message: name, $metadata: { httpStatusCode: status } });
const outOfTime = Object.assign(new Error('no answer'), { name: 'TimeoutError' });

describe('a change in DynamoDB', () => {
  test('that meets a conflict is tried again as the same transaction, and then done', async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelled('TransactionConflict', 'None', 'None', 'None'))
      .resolves({});
    await act();
    const [first, second] = dynamo.commandCalls(TransactWriteItemsCommand);
    expect(second?.args[0].input).toEqual(first?.args[0].input);
  });

  test('that meets a conflict and a failed condition is refused at once by what the condition means', async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejects(cancelled('ConditionalCheckFailed', 'TransactionConflict', 'None', 'None'));
    await expect(act()).rejects.toMatchObject({ code: 'stale' });
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  test.each([
    ['throttled', excepted('ThrottlingException', 400)],
    ['throttled by its table', excepted('ProvisionedThroughputExceededException', 400)],
    ['in progress elsewhere', excepted('TransactionInProgressException', 400)],
    ['met by a fault inside AWS', excepted('InternalServerError', 500)],
  ])('that stays %s is a fault by its code, and no refusal', async (_how, exception) => {
    dynamo.on(TransactWriteItemsCommand).rejects(exception);
    await expect(act()).rejects.toMatchObject({ name: 'AwsFault', code: exception.name });
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  test('that was throttled item by item is a fault, and no refusal', async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled('ThrottlingError', 'None', 'None', 'None'));
    await expect(act()).rejects.toMatchObject({ name: 'AwsFault', code: 'TransactionCanceledException' });
  });

  test('whose answer was lost after it was written is, made again, the act that was made before', async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(outOfTime)
      .rejects(cancelled('ConditionalCheckFailed', 'None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'));
    dynamo
      .on(GetItemCommand, { TableName: 'idempotency' })
      .resolves({ Item: { requestSha256: { S: 'r' }, answer: { M: { patientId: { S: patientId } } } } });
    await expect(act()).rejects.toMatchObject({ code: 'TimeoutError', status: 0 });
    await expect(act()).rejects.toBeInstanceOf(AlreadyAttempted);
    expect(await new DynamoAttemptStore(session, tables).find(context)).toEqual({
      requestSha256: 'r',
      answer: { patientId },
    });
  });
});
