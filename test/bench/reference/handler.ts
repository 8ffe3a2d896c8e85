import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpRouterHandler, { type Route } from '@middy/http-router';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as Event,
  APIGatewayProxyStructuredResultV2 as Result,
} from 'aws-lambda';
import * as z from 'zod';

/**
 * What the bench compares with: reading and admitting a patient as the SDK's and middy's own guides build it, from
 * node_modules as they stand. It writes the same rows, the audit event and the attempt, with the same scoped session.
 */
const Settings = z.object({
  TABLE_CHART: z.string(),
  TABLE_AUDIT: z.string(),
  TABLE_IDEMPOTENCY: z.string(),
  SESSION_ROLE_ARN: z.string(),
});
const settings = Settings.parse(process.env);
const sts = new STSClient({});
const clients = new Map<string, DynamoDBDocumentClient>();

const Claims = z.looseObject({ practice: z.string(), member: z.string() });
const Demographics = z.strictObject({
  name: z.strictObject({ given: z.string(), family: z.string() }),
  birthDate: z.iso.date(),
});

const callerOf = (event: Event) => {
  const { practice, member } = Claims.parse(event.requestContext.authorizer.jwt.claims);
  return { practice, member };
};

const clientFor = async ({
  practice,
  member,
}: {
  practice: string;
  member: string;
}): Promise<DynamoDBDocumentClient> => {
  const cached = clients.get(`${practice}/${member}`);
  if (cached !== undefined) return cached;

  const tags = [
    { Key: 'practice', Value: practice },
    { Key: 'member', Value: member },
  ];
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: settings.SESSION_ROLE_ARN, RoleSessionName: member, Tags: tags }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  clients.set(`${practice}/${member}`, client);
  return client;
};

const auditRow = (practice: string, member: string, action: string) => {
  const at = new Date().toISOString();
  const id = `evt_${randomUUID()}`;
  return {
    pk: `PRACTICE#${practice}#EVENTS#`,
    sk: `${at}#${id}`,
    id,
    practiceId: practice,
    at,
    actor: { kind: 'member', id: member },
    action,
  };
};

const answer = (statusCode: number, body: unknown): Result => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const getPatient = async (event: Event) => {
  const { practice, member } = callerOf(event);
  const client = await clientFor({ practice, member });
  const Key = { pk: `PRACTICE#${practice}#PATIENT#${event.pathParameters?.['patientId']}#`, sk: 'DEMOGRAPHICS' };
  const [{ Item }] = await Promise.all([
    client.send(new GetCommand({ TableName: settings.TABLE_CHART, Key, ConsistentRead: true })),
    client.send(new PutCommand({ TableName: settings.TABLE_AUDIT, Item: auditRow(practice, member, 'chart.read') })),
  ]);
  return Item === undefined ? answer(404, {}) : answer(200, Item);
};

const admitPatient = async (event: Event) => {
  const { practice, member } = callerOf(event);
  const client = await clientFor({ practice, member });
  const patientId = `pat_${randomUUID()}`;
  const attempt = {
    pk: `PRACTICE#${practice}#ACTOR#${member}#`,
    sk: `admitPatient#${event.headers['idempotency-key']}`,
  };
  await client.send(new GetCommand({ TableName: settings.TABLE_IDEMPOTENCY, Key: attempt, ConsistentRead: true }));
  const patient = { ...Demographics.parse(event.body), patientId, practiceId: practice, revision: 1 };
  const once = 'attribute_not_exists(pk)';
  const rows = [
    {
      TableName: settings.TABLE_CHART,
      Item: { pk: `PRACTICE#${practice}#PATIENT#${patientId}#`, sk: 'DEMOGRAPHICS', ...patient },
    },
    {
      TableName: settings.TABLE_CHART,
      Item: { pk: `PRACTICE#${practice}#PATIENTS#`, sk: `PATIENT#${patientId}`, patientId },
    },
    { TableName: settings.TABLE_AUDIT, Item: auditRow(practice, member, 'patient.admitted') },
    { TableName: settings.TABLE_IDEMPOTENCY, Item: { ...attempt, answer: patient } },
  ];
  await client.send(
    new TransactWriteCommand({ TransactItems: rows.map((row) => ({ Put: { ...row, ConditionExpression: once } })) }),
  );
  return answer(201, patient);
};

const routes: Route<Event, Result>[] = [
  { method: 'GET', path: '/api/patients/{patientId}', handler: getPatient },
  {
    method: 'POST',
    path: '/api/patients',
    handler: middy(admitPatient).use(httpJsonBodyParser({ disableContentTypeError: true })),
  },
];

export const handler = middy(httpRouterHandler(routes)).use(httpErrorHandler());
