import { AwsSession } from '@sequester/aws';
import {
  beginSupervision as beginOperation,
  chartOperations,
  endSupervision as endOperation,
  routeKeyOf,
  type Operation,
} from '@sequester/contract';
import { beginSupervision, endSupervision } from '@sequester/domain';
import { serve } from '@sequester/edge';
import { instantOf, Member, PracticeId, type Role } from '@sequester/model';
import { therapistId } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { literalDocuments } from '@sequester/testing/chart/literal-documents';
import { literalLog } from '@sequester/testing/literal-log';
import { literalPractice } from '@sequester/testing/practice/literal-practice';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import * as z from 'zod';

import { lazyCalendar } from '../../functions/chart/lazy-calendar.ts';
import { lazyCodes } from '../../functions/chart/lazy-codes.ts';
import { useCases } from '../../functions/chart/use-cases.ts';

export interface Call {
  operation: string;
  by?: Role;
  params?: Record<string, string>;
  body?: unknown;
  revision?: number | undefined;
  query?: Record<string, string>;
}

export const Problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), text: z.string().optional() })).default([]),
});

const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const roles = ['owner', 'provider', 'privacy-officer', 'custodian', 'staff'] as const;

const memberWith = (role: Role): Member =>
  Member.parse({
    memberId: role === 'provider' ? therapistId : `mbr_${String(roles.indexOf(role)).repeat(26)}`,
    practiceId,
    name: `Invented ${role}`,
    email: `${role}@example.org`,
    roles: [role],
    state: 'active',
    invitedAt: instantOf(0),
    account: role,
    revision: 1,
  });

const members = roles.map(memberWith);

/** Those of the chart, and those that say whose drafts of it are open to whom. */
const called = { ...chartOperations, beginSupervision: beginOperation, endSupervision: endOperation };

const operations = new Map<string, Operation>(Object.entries(called));
const operationOf = (id: string): Operation => {
  const found = operations.get(id);
  if (found === undefined) throw new TypeError(`no operation ${id}`);

  return found;
};

const eventOf = (
  operation: Operation,
  { by = 'provider', params = {}, body, revision, query = {} }: Call,
  key: string,
): APIGatewayProxyEventV2WithJWTAuthorizer => ({
  version: '2.0',
  routeKey: routeKeyOf(operation),
  rawPath: operation.path,
  rawQueryString: '',
  headers: {
    'content-type': 'application/json',
    'idempotency-key': key,
    ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
  },
  ...(operation.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  pathParameters: params,
  queryStringParameters: query,
  isBase64Encoded: false,
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'd',
    domainPrefix: 'd',
    http: { method: operation.method, path: '', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 't' },
    requestId: 'r',
    routeKey: routeKeyOf(operation),
    stage: '$default',
    time: '',
    timeEpoch: 0,
    authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: { sub: by, epoch: '0' }, scopes: [] } },
  },
});

const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'chart',
  functionVersion: '1',
  invokedFunctionArn: 'arn',
  memoryLimitInMB: '128',
  awsRequestId: 'r',
  logGroupName: 'g',
  logStreamName: 's',
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** The function of the chart as it is deployed, over stores in memory. */
export const chartFunction = () => {
  const log = literalLog();
  const stores = literalChart(log);
  const handler = serve({
    roleArn: 'arn:aws:iam::111122223333:role/none',
    memberships: {
      roleArn: 'arn:aws:iam::111122223333:role/none',
      rows: () => ({
        memberships: async (sub) =>
          members
            .filter(({ account }) => account === sub)
            .map(({ memberId }) => ({ practiceId, memberId, since: instantOf(0), state: 'current' as const })),
        belonging: async (of) => members.find((member) => 'memberId' in of && member.memberId === of.memberId),
      }),
    },
    stores: () => ({
      ...stores,
      ...literalDocuments(log, stores.charts),
      practices: literalPractice(log).practices,
      diagnosisCodes: lazyCodes,
      calendarFiles: lazyCalendar,
    }),
    operations: called,
    useCases: { ...useCases, beginSupervision, endSupervision },
    session: async () => new AwsSession({ accessKeyId: 'none', secretAccessKey: 'none' }),
  });
  let calls = 0;
  const call = async (one: Call): Promise<{ status: number; body: unknown }> => {
    calls += 1;
    const event = eventOf(operationOf(one.operation), one, `bad-input-${String(calls).padStart(8, '0')}`);
    const answer = z
      .object({ statusCode: z.int(), body: z.string().optional() })
      .parse(await handler(event, lambdaContext));
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  return { stores, call };
};
