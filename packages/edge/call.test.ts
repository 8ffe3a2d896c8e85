import type { Operation } from '@sequester/contract';
import type { Acting } from '@sequester/domain';
import { instantOf, MemberId, PracticeId } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { operatorContextOf, practiceContextOf } from './call.ts';

const operation: Operation = {
  id: 'addThing',
  area: 'chart',
  method: 'POST',
  path: '/things',
  audience: ['member'],
  summary: '',
  params: z.unknown(),
  query: z.unknown(),
  body: z.unknown(),
  answer: z.unknown(),
  precondition: z.unknown(),
  status: 201,
  refusals: [],
};

const member = (letter: string, practice = 'p'): Acting => {
  const memberId = MemberId.parse(`mbr_${letter.repeat(26)}`);
  return {
    practiceId: PracticeId.parse(`prc_${practice.repeat(26)}`),
    actor: { kind: 'member', id: memberId, roles: ['staff'] },
    standing: { memberId, state: 'active', revision: 1 },
  };
};
const staff = member('m');
const now = instantOf(0);

const eventOf = ({
  key = 'key-0001',
  body = '{}',
  path = '/things',
} = {}): APIGatewayProxyEventV2WithJWTAuthorizer => ({
  version: '2.0',
  routeKey: 'POST /things',
  rawPath: path,
  rawQueryString: '',
  headers: { 'idempotency-key': key },
  body,
  isBase64Encoded: false,
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'd',
    domainPrefix: 'd',
    http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 't' },
    requestId: 'r',
    routeKey: 'POST /things',
    stage: '$default',
    time: '',
    timeEpoch: 0,
    authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: {}, scopes: [] } },
  },
});

const idIn = (
  ...[identity, sent, of = operation]: [Acting, { key?: string; body?: string; path?: string }?, Operation?]
): string => practiceContextOf(of, eventOf(sent), { acting: identity, now }).newId('patient');

const digest = (event: APIGatewayProxyEventV2WithJWTAuthorizer) =>
  practiceContextOf(operation, event, { acting: staff, now }).attempt?.requestSha256;
const founded = (sent: { key?: string; body?: string }) =>
  operatorContextOf(operation, eventOf(sent), { operatorId: 'operator', now }).newId('practice');

describe('the ids of an attempt', () => {
  test('are the same for the same request, sent again', () => {
    expect(idIn(staff)).toBe(idIn(staff));
  });

  test.each([
    ['another key', staff, { key: 'key-0002' }],
    ['another body under the same key', staff, { body: '{"a":1}' }],
    ['another path under the same key', staff, { path: '/things/x' }],
    ['another member', member('n'), {}],
    ['another practice', member('m', 'q'), {}],
  ])('are others for %s', (_what, identity, sent) => {
    expect(idIn(identity, sent)).not.toBe(idIn(staff));
  });

  test('are others for another operation', () => {
    expect(idIn(staff, {}, { ...operation, id: 'other' })).not.toBe(idIn(staff));
  });
});

test('the practice that an operator founds is named by the key alone, so that another body under it is found out', () => {
  expect(founded({ body: '{"a":1}' })).toBe(founded({ body: '{"b":1}' }));
  expect(founded({ key: 'key-0002' })).not.toBe(founded({}));
});

test('the digest of a request covers its path and its body, however the body was carried', () => {
  const plain = eventOf({ body: '{"name":"ü"}' });
  const encoded = { ...plain, body: Buffer.from('{"name":"ü"}').toString('base64'), isBase64Encoded: true };
  expect(digest(encoded)).toBe(digest(plain));
  expect(new Set([digest(plain), digest(eventOf()), digest(eventOf({ path: '/other' }))]).size).toBe(3);
});

test('a question in a body is no attempt, and no id of it follows from its words', () => {
  const asking: Operation = { ...operation, asks: true };
  expect(practiceContextOf(asking, eventOf({ key: '' }), { acting: staff, now }).attempt).toBeUndefined();
  expect(idIn(staff, {}, asking)).not.toBe(idIn(staff, {}, asking));
});
