import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ListGrantsCommand } from '@aws-sdk/client-kms';
import { AwsSession, kms, type Credentials } from '@sequester/aws';
import {
  approveRequest,
  buildRequestExtract,
  type BuildStores,
  type PracticeContext,
  type ExtractPress,
  type GrantStores,
  makeGrants,
} from '@sequester/domain';
import { startCloud, type LocalCloud } from '@sequester/local';
import {
  type IdKind,
  idPrefixes,
  instantOf,
  MemberId,
  PracticeId,
  PsychotherapyNoteId,
  RequestId,
} from '@sequester/model';
import { DynamoDisclosureStore, DynamoNoteIndex, DynamoRequestRecords } from '@sequester/store';
import { KmsGrantMaker, S3ExtractVault } from '@sequester/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { approveWhole, orderAndApprove } from '../demo/order-chapter.ts';
import { therapistsStanding } from '../demo/standing.ts';
import { Teller } from '../demo/teller.ts';
import { Crash, endsOf, InterruptedSession, type End } from './interrupted-session.ts';

/** Runs a case for every place at which a process of so many calls can end, a few at a time. */
const everyEnd = async (calls: number, run: (end: End) => Promise<void>): Promise<void> => {
  const ends = endsOf(calls);
  const together = 6;
  for (let first = 0; first < ends.length; first += together)
    await Promise.all(ends.slice(first, first + together).map(run));
};

/** Stands for the PDF engines, which the story runs: what it makes follows from its sources alone. */
const press: ExtractPress = {
  build: async ({ cover, sources }) => {
    const bytes = Buffer.from(
      `%PDF-1.7 ${sources.map(({ id, pages, bytes: source }) => `${id} ${pages.join()} ${createHash('sha256').update(source).digest('hex')}`).join('\n')}`,
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const read = sources.map(({ id, pages, redactions, bytes: source }) => ({
      id,
      pages,
      redactions,
      sha256: createHash('sha256').update(source).digest('hex'),
    }));
    return {
      bytes,
      pages: sources.length + 1,
      sha256,
      manifest: { format: 'sequester-extract/4', sha256, cover, sources: read, coverPages: 1, pages: [] },
    };
  },
  sizes: async () => [],
  verify: async () => ({ ok: true, findings: [] }),
};

let directory: string;
let cloud: LocalCloud;
let cast: Cast;
let patientId: string;

const isWorkers = ([name, { Type }]: [string, { Type: string }]) =>
  Type === 'AWS::Lambda::EventSourceMapping' && (name.startsWith('extracts') || name.startsWith('grants'));

/** The synthesised service without those who build and grant at their queues: here they are run by hand. */
const withoutWorkers = async (): Promise<string> => {
  const folder = join(directory, 'cdk.out');
  await cp('cdk.out', folder, { recursive: true, filter: (source) => !source.includes('/asset.') });
  const assets = (await readdir('cdk.out')).filter((name) => name.startsWith('asset.'));
  await Promise.all(assets.map((name) => symlink(join(process.cwd(), 'cdk.out', name), join(folder, name))));
  const file = join(folder, 'sequester-dev-functions.template.json');
  const template = z
    .looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) })
    .parse(JSON.parse(await readFile(file, 'utf8')));
  const kept = Object.entries(template.Resources).filter((resource) => !isWorkers(resource));
  expect(kept).toHaveLength(Object.keys(template.Resources).length - 4);
  await writeFile(file, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
  return folder;
};

const writeNotes = (): Promise<unknown> =>
  Promise.all(
    ['2026-04-08', '2026-05-13'].map((sessionDate) =>
      cast.therapist.post(
        '/psychotherapy-notes',
        { patientId, sessionDate, text: `Invented, of ${sessionDate}.` },
        z.unknown(),
      ),
    ),
  );

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sequester-interrupted-'));
  cloud = await startCloud({
    directory: join(directory, 'state'),
    port: 0,
    templates: await withoutWorkers(),
    quiet: true,
  });
  process.env['AWS_ENDPOINT_URL'] = cloud.awsUrl;
  process.env['AWS_REGION'] = 'us-east-1';
  const service = { url: cloud.url, apiUrl: cloud.apiUrl, token: (account: string) => cloud.token(account) };
  const teller = new Teller(() => undefined);
  cast = await assembleCast(service, teller);
  ({ patientId } = await tellChart(service, cast, teller));
  await writeNotes();
});

afterAll(async () => {
  await cloud.stop();
  await rm(directory, { recursive: true, force: true });
});

const tables = {
  disclosures: 'sequester-dev-disclosures',
  audit: 'sequester-dev-audit',
  idempotency: 'sequester-dev-idempotency',
  practices: 'sequester-dev-practices',
};
const buckets = { vault: 'sequester-dev-111122223333-vault', extracts: 'sequester-dev-111122223333-extracts' };

const credentials = (): Credentials => cloud.assume('sequester-dev-extracts-session', { practice: cast.practiceId });

const storesIn = (session: AwsSession): BuildStores => ({
  disclosures: new DynamoDisclosureStore(session, tables),
  noteIndex: new DynamoNoteIndex(session, 'sequester-dev-notes'),
  records: new DynamoRequestRecords(session, { practices: 'sequester-dev-practices' }),
  vault: new S3ExtractVault(session, buckets),
  press,
  paperPress: { set: () => Promise.reject(new Error('no paper is set here')) },
  clock: () => instantOf(Date.now()),
  wait: async () => false,
});

const context = (): PracticeContext => ({
  practiceId: PracticeId.parse(cast.practiceId),
  actor: { kind: 'system', id: 'extracts' },
  now: instantOf(Date.now()),
  newId: (kind: IdKind) =>
    `${idPrefixes[kind]}_${createHash('sha256').update(String(Math.random())).digest('hex').slice(0, 26)}`,
});

const granted = async (): Promise<RequestId> => {
  const requestId = RequestId.parse((await orderAndApprove(cast, patientId)).requestId);
  await approveWhole(cast, requestId);
  await grantByHand(new AwsSession(therapistsSession()), requestId);
  return requestId;
};

/** Grants that stand for a request at the therapists' keys, as an administrator sees them. */
const standingGrants = async (requestId: RequestId, keyArns: readonly string[]): Promise<number> => {
  const { accessKeyId, secretAccessKey } = cloud.credentials('administrator');
  const administrator = new AwsSession({ accessKeyId, secretAccessKey });
  const lists = await Promise.all(
    [...new Set(keyArns)].map((KeyId) => kms(administrator, (client) => client.send(new ListGrantsCommand({ KeyId })))),
  );
  return lists.flatMap(({ Grants = [] }) => Grants).filter(({ Name }) => Name === requestId).length;
};

const Events = z.object({ events: z.array(z.object({ action: z.string() })) });

const builtOnce = async (requestId: RequestId): Promise<void> => {
  const session = new AwsSession(credentials());
  const file = await storesIn(session).disclosures.find(context(), requestId);
  const approval = file?.approvals.find(({ as }) => as === 'originator');
  expect(file?.request.status).toBe('ready');
  expect(approval?.grantsRetiredAt).toBeDefined();
  expect(approval?.grants).toHaveLength(2);
  expect(await standingGrants(requestId, approval?.grants?.map(({ keyArn }) => keyArn) ?? [])).toBe(0);
  const { events } = await cast.officer.get(`/audit-events?requestId=${requestId}`, Events);
  const count = (action: string) => events.filter((event) => event.action === action).length;
  expect([count('disclosure.built'), count('disclosure.grants-retired'), count('disclosure.build-refused')]).toEqual([
    1, 1, 0,
  ]);
};

const callsOfOneBuild = async (): Promise<number> => {
  const requestId = await granted();
  const session = new InterruptedSession(credentials());
  await buildRequestExtract(storesIn(session))(context(), requestId);
  await builtOnce(requestId);
  return session.calls;
};

describe('a builder that ends at any of its calls to AWS', () => {
  test(
    'and is started again, ends in one extract, one record of it, and no grant standing',
    { timeout: 120_000 },
    async () => {
      const calls = await callsOfOneBuild();
      expect(calls).toBeGreaterThan(8);
      await everyEnd(calls, async (end) => {
        const requestId = await granted();
        const ended = new InterruptedSession(credentials(), end);
        await expect(
          buildRequestExtract(storesIn(ended))(context(), requestId),
          `${end.when} call ${end.at}`,
        ).rejects.toThrow(Crash);
        await buildRequestExtract(storesIn(new AwsSession(credentials())))(context(), requestId);
        await builtOnce(requestId);
      });
    },
  );

  test('cannot open a note again once its grant is retired', async () => {
    const requestId = await granted();
    const stores = storesIn(new AwsSession(credentials()));
    await buildRequestExtract(stores)(context(), requestId);
    const [note] =
      (await stores.disclosures.find(context(), requestId))?.approvals.flatMap(({ selection }) => selection ?? []) ??
      [];
    expect(note).toBeDefined();
    expect(note === undefined ? 'none' : await stores.vault.opened(note)).toBeUndefined();
  });
});

const roleArn = (role: string): string => `arn:aws:iam::111122223333:role/${role}`;

const therapistsSession = (): Credentials =>
  cloud.assume('sequester-dev-disclosures-session', {
    practice: cast.practiceId,
    member: cast.therapistId,
    provider: cast.therapistId,
  });

const Selection = z.object({ notes: z.array(z.object({ noteId: PsychotherapyNoteId })) });

const grantStoresIn = (session: AwsSession): GrantStores => ({
  disclosures: new DynamoDisclosureStore(session, tables),
  noteIndex: new DynamoNoteIndex(session, 'sequester-dev-notes'),
  records: new DynamoRequestRecords(session, { practices: 'sequester-dev-practices' }),
  grants: new KmsGrantMaker(session, { bucket: buckets.vault, granteeArn: roleArn('sequester-dev-extracts-session') }),
});

const asTherapist = async (): Promise<PracticeContext> => {
  const id = MemberId.parse(cast.therapistId);
  const actor = { kind: 'member' as const, id, roles: ['provider' as const], providerId: id };
  return { ...context(), actor, standing: await therapistsStanding(cast) };
};

/** The job that makes the grants, by hand, in the originator's own session. */
const grantByHand = async (session: AwsSession, requestId: RequestId): Promise<void> => {
  const stores = grantStoresIn(session);
  const file = await stores.disclosures.find(context(), requestId);
  const job = file?.jobs.find(({ kind, state }) => kind === 'grants' && (state === 'waiting' || state === 'running'));
  if (job !== undefined) await makeGrants(stores)(await asTherapist(), { requestId, jobId: job.jobId });
};

/** The originator's approval and its grants, by hand, in the originator's own session. The same try has the same ids. */
const approveByHand = async (session: AwsSession, requestId: RequestId) => {
  let count = 0;
  const seeded = (kind: IdKind): string => {
    count += 1;
    return `${idPrefixes[kind]}_${createHash('sha256').update(`${requestId}${kind}${count}`).digest('hex').slice(0, 26)}`;
  };
  const { notes } = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
  const selection = notes.map(({ noteId }) => ({ noteId, pages: 'all' as const }));
  await approveRequest(grantStoresIn(session))(
    { ...(await asTherapist()), newId: seeded },
    { requestId, as: 'originator', selection },
  );
  await grantByHand(session, requestId);
};

const Keyed = z.object({ members: z.array(z.object({ memberId: z.string(), keyArn: z.string().optional() })) });

const therapistsKey = async (): Promise<string> => {
  const { members } = await cast.owner.get('/members', Keyed);
  return members.find(({ memberId }) => memberId === cast.therapistId)?.keyArn ?? '';
};

const stateOf = async (requestId: RequestId) => {
  const file = await storesIn(new AwsSession(credentials())).disclosures.find(context(), requestId);
  return { status: file?.request.status, approved: file?.approvals.filter(({ as }) => as === 'originator').length };
};

describe("an originator's approval that ends at any of its calls to AWS", () => {
  test(
    'grants nothing that was not decided before, and approved again is one approval with each object granted once',
    { timeout: 120_000 },
    async () => {
      const counted = new InterruptedSession(therapistsSession());
      await approveByHand(counted, RequestId.parse((await orderAndApprove(cast, patientId)).requestId));
      const keyArn = await therapistsKey();
      expect(counted.calls).toBeGreaterThan(5);
      await everyEnd(counted.calls, async (end) => {
        const requestId = RequestId.parse((await orderAndApprove(cast, patientId)).requestId);
        await expect(
          approveByHand(new InterruptedSession(therapistsSession(), end), requestId),
          `${end.when} call ${end.at}`,
        ).rejects.toThrow(Crash);
        const cut = await stateOf(requestId);
        expect((await standingGrants(requestId, [keyArn])) === 0 || cut.approved === 1).toBe(true);
        if (cut.status !== 'building') await approveByHand(new AwsSession(therapistsSession()), requestId);

        expect(await stateOf(requestId)).toEqual({ status: 'building', approved: 1 });
        expect(await standingGrants(requestId, [keyArn])).toBe(2);
      });
    },
  );
});
