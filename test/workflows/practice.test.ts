import { randomUUID } from 'node:crypto';

import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GenerateDataKeyCommand, GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { AwsSession, dynamodb, kms } from '@sequester/aws';
import { instantOf, MemberId, PracticeId } from '@sequester/model';
import { providerKeyPolicy } from '@sequester/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { KmsKeys } from '../../functions/practice/kms-keys.ts';
import type { Caller } from '../demo/api.ts';
import { callerFor, eventually } from '../demo/service.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

const Practice = z.object({ practiceId: PracticeId, ownerIds: z.array(MemberId), revision: z.int() });
const Member = z.object({
  memberId: MemberId,
  roles: z.array(z.string()),
  state: z.string(),
  keyArn: z.string().optional(),
  revision: z.int(),
});
const Members = z.object({ members: z.array(Member) });
const Patient = z.object({ patientId: z.string(), revision: z.int() });
const Chain = z.object({
  intact: z.boolean(),
  length: z.int(),
  pending: z.int(),
  broken: z.object({ sequence: z.int(), reason: z.string() }).optional(),
});
const Events = z.object({
  events: z.array(z.object({ id: z.string(), at: z.string(), action: z.string() })),
  cursor: z.string().optional(),
});

const canary = 'CANARYchart4471';
const mark = randomUUID().slice(0, 8);
const addressOf = (who: string): string => `${who}.${mark}@example.org`;
const invitation = (who: string, roles: string[]) => ({ name: `${who} (invented)`, email: addressOf(who), roles });

let whole: WholeCloud;
let owner: Caller;
let officer: Caller;
let practiceId: PracticeId;
let administrator: AwsSession;

beforeAll(async () => {
  whole = await startWholeCloud();
  process.env['AWS_ENDPOINT_URL'] = whole.cloud.awsUrl;
  administrator = new AwsSession(whole.cloud.credentials('administrator'));
  const operator = await callerFor(whole.service, 'operator');
  ({ practiceId } = await operator.post(
    '/practices',
    { name: 'Invented Practice', state: 'NY', owner: { name: 'Orla Owner', email: addressOf('owner') } },
    Practice,
  ));
  owner = await callerFor(whole.service, addressOf('owner'));
});

afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await whole.stop();
});

const role = (name: string): string => `arn:aws:iam::111122223333:role/sequester-dev-${name}`;
const principals = {
  accountId: '111122223333',
  region: 'us-east-1',
  vaultBucket: 'sequester-dev-111122223333-vault',
  draftsBucket: 'sequester-dev-111122223333-drafts',
  documentsBucket: 'sequester-dev-111122223333-documents',
  artifactsBucket: 'sequester-dev-111122223333-artifacts',
  extractsBucket: 'sequester-dev-111122223333-extracts',
  practiceSessionRoleArn: role('practice-session'),
  chartSessionRoleArn: role('chart-session'),
  notesSessionRoleArn: role('notes-session'),
  disclosuresSessionRoleArn: role('disclosures-session'),
  extractsSessionRoleArn: role('extracts-session'),
  recordsSessionRoleArn: role('records-session'),
  trainingSessionRoleArn: role('training-session'),
  successionSessionRoleArn: role('succession-session'),
  portalSessionRoleArn: role('portal-session'),
  releaseDownloadRoleArn: role('release-download'),
};

describe('enrolment', () => {
  test("makes a key with the policy and the tags of its therapist, which the practice's own function cannot use", async () => {
    const { memberId } = await owner.post('/members', invitation('thea', ['provider']), Member);
    const { keyArn = '' } = await owner.post(`/members/${memberId}/enrollment`, {}, Member);
    const { Policy = '' } = await kms(administrator, (client) =>
      client.send(new GetKeyPolicyCommand({ KeyId: keyArn, PolicyName: 'default' })),
    );
    expect(JSON.parse(Policy)).toEqual(
      JSON.parse(JSON.stringify(providerKeyPolicy({ ...principals, practiceId, memberId }))),
    );
    const session = new AwsSession(
      whole.cloud.assume('sequester-dev-practice-session', {
        practice: practiceId,
        member: memberId,
        provider: memberId,
      }),
    );
    const use = kms(session, (client) =>
      client.send(new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256' })),
    );
    await expect(use).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  test('that was cut short after its key was made finds that key', async () => {
    const { memberId } = await owner.post('/members', invitation('tom', ['provider']), Member);
    const session = new AwsSession(
      whole.cloud.assume('sequester-dev-practice-session', { practice: practiceId, member: memberId }),
    );
    const context = { practiceId, actor: { kind: 'system' as const, id: 'test' }, now: instantOf(0), newId: () => '' };
    const made = await new KmsKeys(session, principals).providerKey(context, memberId);
    expect((await owner.post(`/members/${memberId}/enrollment`, {}, Member)).keyArn).toBe(made);
  });

  test('asked for five times at once makes one therapist of one key', async () => {
    const { memberId } = await owner.post('/members', invitation('tim', ['provider']), Member);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => owner.send({ method: 'POST', path: `/members/${memberId}/enrollment`, body: {} })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 409, 412].includes(status))).toBe(true);
  });
});

const demote = (by: Caller, member: z.infer<typeof Member> | undefined) =>
  by.send({
    method: 'PUT',
    path: `/members/${member?.memberId}`,
    body: { name: 'Owner no more', roles: ['staff'], state: 'active' },
    ifMatch: `"${member?.revision}"`,
  });

describe('the owners of a practice', () => {
  test('who remove each other at once leave one of them', async () => {
    const { memberId: second } = await owner.post('/members', invitation('second', ['owner']), Member);
    const other = await callerFor(whole.service, addressOf('second'));
    const { members } = await owner.get('/members', Members);
    const joined = members.find(({ memberId }) => memberId === second);
    const first = members.find(({ memberId, roles }) => memberId !== second && roles.includes('owner'));
    const answers = await Promise.all([demote(owner, joined), demote(other, first)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const left = z
      .object({ ownerIds: z.array(z.string()) })
      .parse(await (await owner.send({ method: 'GET', path: '/practice' })).json());
    expect(left.ownerIds).toHaveLength(1);
    owner = await callerFor(whole.service, addressOf(left.ownerIds[0] === second ? 'second' : 'owner'));
  });
});

describe('a member who leaves', () => {
  test('cannot sign in again', async () => {
    const { memberId } = await owner.post('/members', invitation('lena', ['staff']), Member);
    await whole.cloud.token(addressOf('lena'));
    await owner.put(
      `/members/${memberId}`,
      { body: { name: 'Lena', roles: ['staff'], state: 'disabled' }, ifMatch: '"2"' },
      Member,
    );
    await eventually('a disabled account', 10, async () =>
      whole.cloud.users.find(whole.cloud.poolId, addressOf('lena'))?.enabled === false ? true : undefined,
    );
    await expect(whole.cloud.token(addressOf('lena'))).rejects.toBeInstanceOf(Error);
  });
});

describe('the list of patients', () => {
  test('comes in pages that together name each patient once', async () => {
    const admitted = await Promise.all(
      Array.from({ length: 55 }, (_, index) =>
        owner.post(
          '/patients',
          { name: { given: canary, family: `${canary}${index}` }, birthDate: '1990-01-01' },
          Patient,
        ),
      ),
    );
    const Page = z.object({ patients: z.array(Patient.pick({ patientId: true })), cursor: z.string().optional() });
    const first = await owner.get('/patients', Page);
    const second = await owner.get(`/patients?cursor=${first.cursor}`, Page);
    expect(first.patients.length).toBeLessThan(55);
    expect([...first.patients, ...second.patients].map(({ patientId }) => patientId).toSorted()).toEqual(
      admitted.map(({ patientId }) => patientId).toSorted(),
    );
    expect(
      await owner.refused({ method: 'GET', path: `/patients?cursor=${Buffer.from('PROFILE').toString('base64url')}` }),
    ).toMatchObject({ status: 400, code: 'invalid-cursor' });
  });
});

const allEvents = async (): Promise<z.infer<typeof Events>['events']> => {
  const events: z.infer<typeof Events>['events'] = [];
  let cursor: string | undefined;
  do {
    const page = await officer.get(cursor === undefined ? '/audit-events' : `/audit-events?cursor=${cursor}`, Events);
    events.push(...page.events);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return events;
};

const settled = () =>
  eventually('a chain with every event', 20, async () => {
    const chain = await officer.get('/audit-chain', Chain);
    return chain.pending <= 2 ? chain : undefined;
  });

describe('the audit', () => {
  beforeAll(async () => {
    await owner.post('/members', invitation('olive', ['privacy-officer']), Member);
    officer = await callerFor(whole.service, addressOf('olive'));
  });

  test('tells an owner that it is whole, and not how long it is', async () => {
    expect(await owner.get('/audit-chain', z.unknown())).toEqual({ view: 'reduced', intact: true });
    expect(await owner.get('/audit-events', Events)).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ action: 'member.invited' })]),
    });
  });

  test('is chained whole, in order, each event once, across its pages', async () => {
    await Promise.all(Array.from({ length: 40 }, () => owner.get('/members', Members)));
    expect(await settled()).toMatchObject({ intact: true });
    const events = await allEvents();
    expect(events.length).toBeGreaterThan(100);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.map(({ at }) => at)).toEqual(
      events
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(JSON.stringify(events)).not.toContain(canary);
  });

  test('shows an event that someone with rights over the table has changed, or taken away', async () => {
    await settled();
    const changed = (await allEvents()).find(({ action }) => action === 'patient.admitted');
    const Key = { pk: { S: `PRACTICE#${practiceId}#EVENTS#` }, sk: { S: `${changed?.at}#${changed?.id}` } };
    const table = { TableName: 'sequester-dev-audit', Key };
    const update = {
      UpdateExpression: 'SET #action = :other',
      ExpressionAttributeNames: { '#action': 'action' },
      ExpressionAttributeValues: { ':other': { S: 'patient.listed' } },
    };
    await dynamodb(administrator, (client) => client.send(new UpdateItemCommand({ ...table, ...update })));
    expect(await officer.get('/audit-chain', Chain)).toMatchObject({
      intact: false,
      broken: { reason: 'event-changed' },
    });
    await dynamodb(administrator, (client) => client.send(new DeleteItemCommand(table)));
    expect(await officer.get('/audit-chain', Chain)).toMatchObject({
      intact: false,
      broken: { reason: 'event-missing' },
    });
  });
});

test('no log line holds a word of a chart', () => {
  expect(whole.cloud.logs().join('\n')).not.toContain(canary);
});
