import { AwsSession } from '@sequester/aws';
import { Nothing, operation, update } from '@sequester/contract';
import {
  AlreadyAttempted,
  StandingChanged,
  type AttemptRecord,
  type Belonging,
  type MembershipRows,
  type PracticeContext,
} from '@sequester/domain';
import {
  AccountId,
  instantOf,
  MemberId,
  membershipText,
  PatientId,
  phi,
  PracticeId,
  Refusal,
  type Member,
  type PatientAccount,
} from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context as LambdaContext } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';

import { serve } from './serve.ts';

const canary = 'CANARY-7f3a';
const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const otherPracticeId = PracticeId.parse(`prc_${'q'.repeat(26)}`);
const idOf = (letter: string): MemberId => MemberId.parse(`mbr_${letter.repeat(26)}`);
const accountId = AccountId.parse(`acc_${'a'.repeat(26)}`);
const staffClaims = { sub: 'staff', epoch: '0' };
const since = instantOf(0);

const memberRow = (sub: string, letter: string, more: Partial<Member> = {}): Member => ({
  practiceId,
  memberId: idOf(letter),
  name: 'Invented',
  email: 'invented@example.org',
  roles: ['staff'],
  state: 'active',
  invitedAt: since,
  account: sub,
  epoch: 0,
  revision: 1,
  ...more,
});
const patientRow: PatientAccount = {
  practiceId,
  accountId,
  patientId: PatientId.parse(`pat_${'a'.repeat(26)}`),
  email: 'patient@example.org',
  state: 'bound',
  invitedAt: since,
  invitedBy: { memberId: idOf('m'), name: 'Invented' },
  earlierAddresses: [],
  binding: { how: 'birth-date', at: since },
  account: 'patient',
  epoch: 0,
  revision: 1,
};
const seed = (): Belonging[] => [
  memberRow('staff', 'm'),
  memberRow('other-staff', 'n'),
  memberRow('owner', 'o', { roles: ['owner'] }),
  memberRow('nobody', 'r', { roles: [] }),
  memberRow('two', 't'),
  memberRow('two', 'u', { practiceId: otherPracticeId }),
  patientRow,
];
let belongings: Belonging[] = [];
let reads = 0;
const nameOf = (row: Belonging) =>
  'memberId' in row
    ? { practiceId: row.practiceId, memberId: row.memberId }
    : { practiceId: row.practiceId, accountId: row.accountId };
const rows: MembershipRows = {
  memberships: async (sub) =>
    belongings
      .filter(({ account }) => account === sub)
      .map((row) => ({ ...nameOf(row), since, state: 'current' as const })),
  belonging: async (name) => {
    reads += 1;
    return belongings.find((row) => membershipText(nameOf(row)) === membershipText(name));
  },
};
const change = (letter: string, more: Partial<Member>): void => {
  belongings = belongings.map((row) =>
    'memberId' in row && row.memberId === idOf(letter) ? { ...row, ...more, revision: row.revision + 1 } : row,
  );
};

const addThing = operation({
  id: 'addThing',
  area: 'chart',
  method: 'POST',
  path: '/things',
  audience: ['staff'],
  summary: 'Add a thing',
  params: Nothing,
  query: Nothing,
  body: z
    .strictObject({ name: phi(z.string().max(20)), born: phi(z.iso.date()).optional() })
    .refine(({ born }) => born !== '2999-01-01', { path: ['born'], params: { code: 'born-later' } }),
  answer: z.object({ thingId: z.string(), revision: z.int() }),
  status: 201,
  refusals: [],
});
const changeThing = update({
  ...addThing,
  id: 'changeThing',
  method: 'PUT',
  path: '/things/{thingId}',
  params: z.strictObject({ thingId: z.string().max(5) }),
  status: 200,
});
const readThing = operation({
  ...addThing,
  id: 'readThing',
  method: 'GET',
  path: '/things/{thingId}',
  params: z.strictObject({ thingId: z.string() }),
  body: Nothing,
  status: 200,
});
const health = operation({
  ...readThing,
  id: 'health',
  path: '/health',
  audience: ['public'],
  params: Nothing,
  answer: z.object({ status: z.string() }),
});

const keyOf = ({ practiceId: of, actor, attempt }: PracticeContext): string =>
  [of, actor.id, attempt?.operationId, attempt?.keySha256].join();

const newStores = () => {
  const records = new Map<string, AttemptRecord>();
  return {
    records,
    acts: new Array<string>(),
    attempts: {
      find: async (context: PracticeContext) =>
        context.attempt === undefined ? undefined : records.get(keyOf(context)),
    },
    /** One transaction: the act and its attempt, or neither. */
    write: (context: PracticeContext, act: string, answer: unknown): void => {
      if (records.has(keyOf(context))) throw new AlreadyAttempted();

      if (context.attempt !== undefined)
        records.set(keyOf(context), { requestSha256: context.attempt.requestSha256, answer });

      stores.acts.push(act);
    },
  };
};
let stores = newStores();
type Stores = ReturnType<typeof newStores>;

const add =
  ({ write }: Stores) =>
  async (context: PracticeContext, { name }: { name: string }) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = { thingId: context.newId('patient'), revision: 1, secret: canary };
    write(context, name, answer);
    return answer;
  };
const changeIt =
  (_stores: Stores) =>
  async (_context: PracticeContext, { name, revision }: { thingId: string; name: string; revision: number }) => {
    if (revision !== 7) throw new Refusal('stale');

    if (name === 'fault') throw new Error(`${canary}\n    at ${canary} (/in/the/message.ts:1:1)`);

    return { thingId: 'x', revision: 8 };
  };
let meanwhile = async (): Promise<void> => undefined;
const read =
  (_stores: Stores) =>
  async ({ actor }: PracticeContext) => {
    await meanwhile();
    return { thingId: actor.kind === 'member' ? actor.roles.join(' ') : 'x', revision: 7 };
  };

const area = () => ({
  roleArn: 'arn:aws:iam::111122223333:role/none',
  memberships: { roleArn: 'arn:aws:iam::111122223333:role/none', rows: () => rows },
  stores: () => stores,
  operations: { addThing, changeThing, readThing, health },
  useCases: {
    addThing: add,
    changeThing: changeIt,
    readThing: read,
    health: { answer: async () => ({ status: 'ok' }) },
  },
  session: async () => new AwsSession({ accessKeyId: 'none', secretAccessKey: 'none' }),
});

interface Request {
  route: string;
  claims?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  params?: Record<string, string>;
}

const lambdaContext: LambdaContext = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'f',
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

const eventOf = ({ route, claims, headers = {}, body, params }: Request): APIGatewayProxyEventV2WithJWTAuthorizer => ({
  version: '2.0',
  routeKey: route,
  rawPath: route.split(' ')[1] ?? '',
  rawQueryString: '',
  headers,
  ...(body === undefined ? {} : { body }),
  ...(params === undefined ? {} : { pathParameters: params }),
  isBase64Encoded: false,
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'd',
    domainPrefix: 'd',
    http: { method: route.split(' ')[0] ?? '', path: '', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 't' },
    requestId: 'r',
    routeKey: route,
    stage: '$default',
    time: '',
    timeEpoch: 0,
    authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: claims ?? {}, scopes: [] } },
  },
});

let logged = '';
beforeEach(() => {
  stores = newStores();
  belongings = seed();
  reads = 0;
  meanwhile = async () => undefined;
  logged = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text: string | Uint8Array) => {
      logged += String(text);
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const call = async (request: Request) => {
  const { statusCode, headers, body } = await serve(area())(eventOf(request), lambdaContext);
  return { status: statusCode, headers, body: z.looseObject({}).parse(JSON.parse(body ?? '{}')), text: body ?? '' };
};
const key = { 'idempotency-key': 'key-0001' };
const adding = (body: unknown = { name: 'thing' }, headers: Record<string, string> = key): Request => ({
  route: 'POST /api/things',
  claims: staffClaims,
  headers,
  body: JSON.stringify(body),
});

describe('a POST', () => {
  test('answers what the schema names, with its status and its ETag, and nothing else', async () => {
    const { status, headers, text } = await call(adding());
    expect(status).toBe(201);
    expect(headers).toMatchObject({ etag: '"1"', 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(text).not.toContain(canary);
  });

  test('sent again with the same key is answered alike and acts once', async () => {
    const [first, second] = [await call(adding()), await call(adding())];
    expect(second).toEqual(first);
    expect(stores.acts).toEqual(['thing']);
  });

  test('sent ten times at once acts once, and all get the one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(adding())));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(stores.acts).toEqual(['thing']);
  });

  test('with a key that was used for another body is refused', async () => {
    await call(adding());
    expect(await call(adding({ name: 'other' }))).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(stores.acts).toEqual(['thing']);
  });

  test('sent again with the same key in other roles gets no answer that was for the first ones', async () => {
    expect((await call(adding())).status).toBe(201);
    change('m', { roles: ['owner', 'staff'] });
    expect(await call(adding())).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(stores.acts).toEqual(['thing']);
  });

  test('of another member with the same key is another act', async () => {
    await call(adding());
    await call({ ...adding(), claims: { sub: 'other-staff', epoch: '0' } });
    expect(stores.acts).toEqual(['thing', 'thing']);
  });

  test.each([undefined, 'short', 'x'.repeat(201)])('without a fit key (%s) is refused', async (value) => {
    expect(
      await call(adding({ name: 'thing' }, value === undefined ? {} : { 'idempotency-key': value })),
    ).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    expect(stores.acts).toEqual([]);
  });
});

const reading = (claims: Record<string, string> = staffClaims, headers: Record<string, string> = {}): Request => ({
  route: 'GET /api/things/{thingId}',
  claims,
  headers,
  params: { thingId: 'x' },
});

const changing = (headers: Record<string, string>, name = 'thing'): Request => ({
  route: 'PUT /api/things/{thingId}',
  claims: staffClaims,
  headers,
  body: JSON.stringify({ name }),
  params: { thingId: 'x' },
});

describe('an update', () => {
  test.each([
    [{}, 428, 'if-match-missing'],
    [{ 'if-match': '"6"' }, 412, 'stale'],
    [{ 'if-match': '*' }, 412, 'stale'],
    [{ 'if-match': '7' }, 412, 'stale'],
  ])('with %j is refused', async (headers, status, code) => {
    expect(await call(changing(headers))).toMatchObject({ status, body: { code } });
  });

  test('of what was read goes through and names the next revision', async () => {
    expect(await call(changing({ 'if-match': '"7"' }))).toMatchObject({ status: 200, headers: { etag: '"8"' } });
  });

  test('that meets a fault answers 500 without a word of its cause, which is not in the log either', async () => {
    const { status, body, text } = await call(changing({ 'if-match': '"7"' }, 'fault'));
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'fault', status: 500 });
    expect(text + logged).not.toContain(canary);
    expect(logged).toContain('OPERATION_FAILED');
    expect(logged).toContain('serve.test.ts');
  });
});

describe('who may call', () => {
  test.each([
    ['another role', { sub: 'owner', epoch: '0' }, 403, 'forbidden'],
    ['no role', { sub: 'nobody', epoch: '0' }, 403, 'forbidden'],
    ['a patient', { sub: 'patient', epoch: '0' }, 403, 'forbidden'],
    ['an operator', { sub: 's', operator: 'true' }, 403, 'forbidden'],
    ['a person without a membership', { sub: 'stranger', epoch: '0' }, 401, 'unauthenticated'],
    ['an account without a person', { sub: 'staff' }, 401, 'unauthenticated'],
    ['no claims', {}, 401, 'unauthenticated'],
  ])('%s is refused', async (_who, claims, status, code) => {
    expect(await call({ ...adding(), claims: claims })).toMatchObject({ status, body: { code } });
    expect(stores.acts).toEqual([]);
  });

  test('anyone may call what is public, without a token', async () => {
    expect(await call({ route: 'GET /api/health' })).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

const under = (practice: PracticeId, id: string) => ({ 'sequester-membership': `${practice}.${id}` });

describe('a membership', () => {
  test('has to be named by whoever has several, and then it is the one that counts', async () => {
    expect(await call(reading({ sub: 'two', epoch: '0' }))).toMatchObject({
      status: 400,
      body: { code: 'membership-needed' },
    });
    expect(await call(reading({ sub: 'two', epoch: '0' }, under(otherPracticeId, idOf('u'))))).toMatchObject({
      status: 200,
    });
  });

  test.each([
    ['of somebody else', under(practiceId, idOf('n'))],
    ['that never was', under(practiceId, idOf('z'))],
    ['of another practice', under(otherPracticeId, idOf('m'))],
    ['of a patient', under(practiceId, accountId)],
  ])('%s is refused like every other that is not the caller’s', async (_what, headers) => {
    expect(await call(reading(staffClaims, headers))).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  test.each(['prc_1.mbr_1', practiceId, `${practiceId}.*`, ''])(
    'that is none (%s) is refused with how one is written',
    async (text) => {
      expect(await call(reading(staffClaims, { 'sequester-membership': text }))).toMatchObject({
        status: 400,
        body: {
          code: 'membership-needed',
          errors: [{ path: 'header.Sequester-Membership', code: 'not-a-membership' }],
        },
      });
    },
  );

  test.each([
    ['disabled', { state: 'disabled' as const }],
    ['of another account', { account: 'other' }],
    ['signed out everywhere since the token was issued', { epoch: 1 }],
  ])('whose row is now %s is refused at the next read and the next write', async (_what, more) => {
    const serving = serve(area());
    const answer = async (request: Request) => (await serving(eventOf(request), lambdaContext)).statusCode;
    expect([await answer(reading()), await answer(adding())]).toEqual([200, 201]);
    change('m', more);
    expect([
      await answer(reading()),
      await answer(adding({ name: 'late' }, { 'idempotency-key': 'key-0002' })),
    ]).toEqual([401, 401]);
    expect(stores.acts).toEqual(['thing']);
  });

  test('whose row changes while a read is made lets no answer of before leave', async () => {
    const serving = serve(area());
    const answer = async () => (await serving(eventOf(reading()), lambdaContext)).body;
    await answer();
    meanwhile = async () => undefined;
    change('m', { roles: ['staff', 'provider'] });
    expect(await answer()).toContain('staff provider');
    change('m', { roles: ['owner'] });
    expect(await answer()).toContain('forbidden');
  });

  test('is read once for a read whose caller was here before, at the same time as what they ask for', async () => {
    const serving = serve(area());
    const ask = () => serving(eventOf(reading(staffClaims, under(practiceId, idOf('m')))), lambdaContext);
    await ask();
    reads = 0;
    let before = -1;
    meanwhile = async () => {
      before = reads;
    };
    await ask();
    expect([before, reads]).toEqual([1, 1]);
  });

  test('makes a privacy officer from the instant that the row names', async () => {
    change('m', { roles: ['staff', 'privacy-officer'], officerFrom: instantOf(Date.now() + 60_000) });
    expect((await call(reading())).body).toMatchObject({ thingId: 'staff' });
    change('m', { officerFrom: instantOf(Date.now() - 1) });
    expect((await call(reading())).body).toMatchObject({ thingId: 'staff privacy-officer' });
  });

  test('whose row changed before a write is read again, and the act is made by what it says then', async () => {
    let tries = 0;
    stores.write = () => {
      tries += 1;
      if (tries === 1) {
        change('m', { name: 'Renamed' });
        throw new StandingChanged();
      }
      stores.acts.push('thing');
    };
    expect((await call(adding())).status).toBe(201);
    expect([tries, stores.acts]).toEqual([2, ['thing']]);
  });
});

describe('a request that is not as it should be', () => {
  test.each([
    ['a field too long', { name: canary.repeat(3) }, 'body.name'],
    ['a field of another form', { name: 'x', born: canary }, 'body.born'],
    ['a field of another kind', { name: { [canary]: canary } }, 'body.name'],
    ['a field too many', { name: 'x', extra: canary }, 'body.extra'],
    ['a field too many that no program could have meant', { name: 'x', [`<${canary}>`]: canary }, 'body'],
  ])('%s is named by its path and never by its value', async (_what, body, path) => {
    const { status, headers, body: problem, text } = await call(adding(body));
    expect(status).toBe(400);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(problem).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
    expect(text + logged).not.toContain(canary);
  });

  test('is refused where it is no JSON, without a word of it', async () => {
    const { status, text } = await call({ ...adding(), body: `{"name": ${canary}` });
    expect(status).toBe(400);
    expect(text + logged).not.toContain(canary);
  });

  test('breaks a rule of our own: named by the code of that rule', async () => {
    expect((await call(adding({ name: 'x', born: '2999-01-01' }))).body).toMatchObject({
      errors: [{ path: 'body.born', code: 'born-later' }],
    });
  });

  test('lists every field at once', async () => {
    expect((await call(adding({ name: 1, born: 2 }))).body['errors']).toHaveLength(2);
  });

  test('with a path of another form is not found, like a path that leads nowhere', async () => {
    const badPath = await call({
      route: 'PUT /api/things/{thingId}',
      claims: staffClaims,
      headers: { 'if-match': '"7"' },
      body: '{"name":"x"}',
      params: { thingId: 'far-too-long' },
    });
    const nowhere = await call({ route: 'GET /api/nowhere', claims: staffClaims });
    expect(badPath.status).toBe(404);
    expect(badPath.text).toBe(nowhere.text);
  });
});

test('no answer may be kept, framed or sniffed, whether it succeeds or not', async () => {
  const guarded = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  };
  for (const request of [
    { route: 'GET /api/things/{thingId}', claims: staffClaims, params: { thingId: 'x' } },
    { route: 'GET /api/nowhere' },
    adding({ name: 1 }),
  ])
    expect((await call(request)).headers).toMatchObject(guarded);
});

test('the log names the route and never the path', async () => {
  await call({ route: 'GET /api/things/{thingId}', claims: staffClaims, params: { thingId: canary } });
  expect(logged).toContain('GET /api/things/{thingId}');
  expect(logged).not.toContain(canary);
});

describe('a text that nobody could have written is refused by its path', () => {
  test.each([
    ['{"name":"a\\u0000b"}', { path: 'body.name', code: 'control-character' }],
    ['{"name":"a\\ud800"}', { path: 'body.name', code: 'not-unicode' }],
    ['{"name\\u0007":"a"}', { path: 'body', code: 'control-character' }],
  ])('%s', async (body, fault) => {
    expect(await call({ ...adding(), body })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [fault] },
    });
  });

  test('and so is a body of bytes that are no UTF-8', async () => {
    const event = { ...eventOf(adding()), body: Buffer.from([0x7b, 0xff]).toString('base64'), isBase64Encoded: true };
    const { body } = await serve(area())(event, lambdaContext);
    expect(JSON.parse(body ?? '')).toMatchObject({ errors: [{ path: 'body', code: 'not-unicode' }] });
  });

  test('and so is a key with other than visible letters of ASCII', async () => {
    expect(await call(adding({ name: 'thing' }, { 'idempotency-key': 'kéy 0001' }))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'headers.Idempotency-Key' }] },
    });
  });
});
