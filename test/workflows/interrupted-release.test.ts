import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AwsSession, kms, type Credentials } from '@sequester/aws';
import {
  adjudicateLink,
  downloadExtract,
  expireLink,
  conveyCode,
  mailLink,
  type Mailed,
  sendCode,
  type PracticeContext,
} from '@sequester/domain';
import { startCloud, type LocalCloud } from '@sequester/local';
import { type IdKind, idPrefixes, instantOf, LinkId, type LinkPointer, PracticeId, RequestId } from '@sequester/model';
import {
  DynamoDeadlineStore,
  DynamoDisclosureStore,
  DynamoNoticeStore,
  DynamoReleaseStore,
  DynamoRequestRecords,
  DynamoTraceStore,
} from '@sequester/store';
import {
  DerivedCodes,
  DerivedLetterSecrets,
  DownloadRoleDoor,
  linkToken,
  oneTimeCode,
  tokenDigest,
} from '@sequester/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { SesMailer } from '../../packages/edge/ses-mailer.ts';
import { PoolTextMessenger } from '../../packages/edge/text-messenger.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { approveWhole, built, orderAndApprove } from '../demo/order-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { Crash, endsOf, InterruptedSession, type End } from './interrupted-session.ts';

let directory: string;
let cloud: LocalCloud;
let cast: Cast;
let requestId: RequestId;
let tokensKeyArn: string;

const isNotices = ([name, { Type }]: [string, { Type: string }]) =>
  Type === 'AWS::Lambda::EventSourceMapping' && name.startsWith('notices');

/** The synthesised service without notices at the stream: here they are sent by hand. */
const withoutNotices = async (): Promise<string> => {
  const folder = join(directory, 'cdk.out');
  await cp('cdk.out', folder, { recursive: true, filter: (source) => !source.includes('/asset.') });
  const assets = (await readdir('cdk.out')).filter((name) => name.startsWith('asset.'));
  await Promise.all(assets.map((name) => symlink(join(process.cwd(), 'cdk.out', name), join(folder, name))));
  const file = join(folder, 'sequester-dev-functions.template.json');
  const template = z
    .looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) })
    .parse(JSON.parse(await readFile(file, 'utf8')));
  const kept = Object.entries(template.Resources).filter((resource) => !isNotices(resource));
  expect(kept).toHaveLength(Object.keys(template.Resources).length - 1);
  await writeFile(file, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
  return folder;
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sequester-released-'));
  cloud = await startCloud({
    directory: join(directory, 'state'),
    port: 0,
    templates: await withoutNotices(),
    quiet: true,
  });
  process.env['AWS_ENDPOINT_URL'] = cloud.awsUrl;
  process.env['AWS_REGION'] = 'us-east-1';
  const { accessKeyId, secretAccessKey } = cloud.credentials('administrator');
  const key = await kms(new AwsSession({ accessKeyId, secretAccessKey }), (client, sdk) =>
    client.send(new sdk.DescribeKeyCommand({ KeyId: 'alias/sequester-dev-tokens' })),
  );
  tokensKeyArn = key.KeyMetadata?.Arn ?? '';
  const teller = new Teller(() => undefined);
  cast = await assembleCast({ url: cloud.url, apiUrl: cloud.apiUrl, token: (account) => cloud.token(account) }, teller);
  const { patientId } = await tellChart(
    { url: cloud.url, apiUrl: cloud.apiUrl, token: (account) => cloud.token(account) },
    cast,
    teller,
  );
  await cast.therapist.post(
    '/psychotherapy-notes',
    { patientId, sessionDate: '2026-04-08', text: 'Invented, of April.' },
    z.unknown(),
  );
  const ordered = await orderAndApprove(cast, patientId);
  await approveWhole(cast, ordered.requestId);
  await built(cast, ordered.requestId);
  requestId = RequestId.parse(ordered.requestId);
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
const downloadRole = {
  roleArn: 'arn:aws:iam::111122223333:role/sequester-dev-release-download',
  bucket: 'sequester-dev-111122223333-extracts',
};

const sessionOf = (name: 'release' | 'notices'): Credentials =>
  cloud.assume(`sequester-dev-${name}-session`, { practice: cast.practiceId });
const ownOf = (name: 'release' | 'notices'): Credentials => cloud.assume(`sequester-dev-${name}`);

const contextOf = (actor: PracticeContext['actor']): PracticeContext => ({
  practiceId: PracticeId.parse(cast.practiceId),
  actor,
  now: instantOf(Date.now()),
  newId: (kind: IdKind) =>
    `${idPrefixes[kind]}_${createHash('sha256').update(String(Math.random())).digest('hex').slice(0, 26)}`,
});
const recipient = ({ linkId }: LinkPointer): PracticeContext => contextOf({ kind: 'recipient', id: linkId });
const system = (): PracticeContext => contextOf({ kind: 'system', id: 'notices' });

const doorIn = (session: AwsSession, own: AwsSession = new AwsSession(ownOf('release'))) => ({
  traces: new DynamoTraceStore(session, tables),
  links: new DynamoReleaseStore(session, tables, new DynamoDisclosureStore(session, tables)),
  adjudicate: adjudicateLink({ records: new DynamoRequestRecords(session, { practices: 'sequester-dev-practices' }) }),
  codes: new DerivedCodes(session, tokensKeyArn),
  door: new DownloadRoleDoor(own, downloadRole),
});

const noticesIn = (session: AwsSession) => ({
  disclosures: new DynamoDisclosureStore(session, tables),
  notices: new DynamoNoticeStore(session, tables),
  secrets: new DerivedLetterSecrets(session, { tokensKeyArn, publicUrl: 'https://door.example' }),
  mailer: new SesMailer(session, 'records@dev.sequester.example'),
  messenger: new PoolTextMessenger(session, `pool-${'0'.repeat(32)}`),
  deadlines: new DynamoDeadlineStore(new AwsSession(ownOf('notices')), tables.disclosures),
});

const newLink = async (): Promise<LinkPointer> => {
  const { linkId } = await cast.officer.post(
    `/requests/${requestId}/links`,
    { allowedDownloads: 1 },
    z.object({ linkId: LinkId }),
  );
  const practiceId = PracticeId.parse(cast.practiceId);
  const token = await linkToken(new AwsSession(sessionOf('release')), tokensKeyArn, { practiceId, linkId });
  return { practiceId, requestId, linkId, tokenSha256: tokenDigest(token) };
};

const foundLink = async (pointer: LinkPointer) => {
  const found = await doorIn(new AwsSession(sessionOf('release'))).links.find(recipient(pointer), pointer);
  if (found === undefined) throw new Error('the link is gone');

  return found.link;
};

const currentCode = async (pointer: LinkPointer): Promise<string> => {
  const { codeId } = (await foundLink(pointer)).door;
  expect(codeId).toBeDefined();
  return codeId === undefined
    ? ''
    : oneTimeCode(new AwsSession(sessionOf('release')), tokensKeyArn, { ...pointer, codeId });
};

const Event = z.object({ action: z.string(), subject: z.looseObject({ linkId: z.string().optional() }) });
const Events = z.object({ events: z.array(Event), cursor: z.string().optional() });

const actsOn = async ({ linkId }: LinkPointer): Promise<string[]> => {
  const all: z.infer<typeof Event>[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: z.infer<typeof Events> = await cast.officer.get(
      `/audit-events?requestId=${requestId}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      Events,
    );
    all.push(...page.events);
    cursor = page.cursor;
  }
  return all.filter(({ subject }) => subject.linkId === linkId).map(({ action }) => action);
};

const lettersWith = (words: string): string[] =>
  cloud.outbox().flatMap(({ text }) => (text.includes(words) ? [text] : []));

const aQuarterLater = (): PracticeContext => ({ ...system(), now: instantOf(Date.now() + 901_000) });

const mailed = async (
  pointer: LinkPointer,
  session: AwsSession,
  more: { byDeadline?: boolean; context?: PracticeContext } = {},
): Promise<Mailed> =>
  mailLink(noticesIn(session))(more.context ?? system(), { ...pointer, byDeadline: more.byDeadline ?? false });

/** A try that is cut off, the stream's next try at once, and the sweep a quarter of an hour later; the letters after each. */
const lettersAfter = async (end: End): Promise<number[]> => {
  const pointer = await newLink();
  const token = await linkToken(new AwsSession(sessionOf('notices')), tokensKeyArn, pointer);
  const session = (): AwsSession => new AwsSession(sessionOf('notices'));
  await expect(
    mailed(pointer, new InterruptedSession(sessionOf('notices'), end)),
    `${end.when} call ${end.at}`,
  ).rejects.toThrow(Crash);
  const first = lettersWith(token).length;
  await mailed(pointer, session());
  const second = lettersWith(token).length;
  await mailed(pointer, session(), { byDeadline: true, context: aQuarterLater() });
  const letters = lettersWith(token);
  expect(new Set(letters).size).toBe(1);
  expect((await actsOn(pointer)).filter((action) => action === 'link.mailed')).toHaveLength(1);
  return [first, second, letters.length];
};

describe('a notice that ends at any of its calls to AWS', () => {
  test(
    'is never mailed twice at once, and only after a crash between mail and mark a second time',
    { timeout: 120_000 },
    async () => {
      const counted = new InterruptedSession(sessionOf('notices'));
      const first = await newLink();
      expect(await mailed(first, counted)).toBe('mailed');
      const { calls } = counted;
      expect(await mailed(first, counted)).toBe('nothing-to-mail');
      for (const end of endsOf(calls)) {
        const letters = await lettersAfter(end);
        expect(['0,1,1', '0,0,1', '1,1,1', '1,1,2'], `${end.when} call ${end.at}: ${letters.join()}`).toContain(
          letters.join(),
        );
      }
    },
  );

  test('mails a code once, to the one who has the link', async () => {
    const pointer = await newLink();
    await sendCode(doorIn(new AwsSession(sessionOf('release'))))(recipient(pointer), pointer);
    const { codeId, codeExpiresAt } = (await foundLink(pointer)).door;
    if (codeId === undefined || codeExpiresAt === undefined) throw new Error('no code was issued');

    const code = { requestId, linkId: pointer.linkId, codeId, expiresAt: codeExpiresAt };
    const sent = [
      await conveyCode(noticesIn(new AwsSession(sessionOf('notices'))))(system(), code),
      await conveyCode(noticesIn(new AwsSession(sessionOf('notices'))))(system(), code),
    ];
    expect(sent).toEqual(['mailed', 'nothing-to-mail']);
    expect(lettersWith(await currentCode(pointer))).toHaveLength(1);
  });
});

const withCode = async (pointer: LinkPointer): Promise<{ pointer: LinkPointer; code: string }> => {
  await sendCode(doorIn(new AwsSession(sessionOf('release'))))(recipient(pointer), pointer);
  return { pointer, code: await currentCode(pointer) };
};

describe("a recipient's door that ends at any of its calls to AWS", () => {
  const attemptSha256 = createHash('sha256').update('one try').digest('hex');

  const redeem = (
    pointer: LinkPointer,
    code: string,
    { session, own }: { session?: End | undefined; own?: End | undefined } = {},
  ) => {
    const stores = doorIn(
      new InterruptedSession(sessionOf('release'), session),
      new InterruptedSession(ownOf('release'), own),
    );
    return downloadExtract(stores)(recipient(pointer), { pointer, code, attemptSha256 });
  };

  const releasedOnce = async (pointer: LinkPointer, code: string): Promise<void> => {
    const { url } = await redeem(pointer, code);
    const file = await fetch(url);
    expect(file.status).toBe(200);
    expect((await foundLink(pointer)).downloads).toBe(1);
    expect((await actsOn(pointer)).filter((action) => action === 'disclosure.released')).toHaveLength(1);
    const log = await cast.officer.get(
      `/patients/${(await foundLink(pointer)).patientId}/disclosure-log`,
      z.object({ disclosures: z.array(z.object({ linkId: z.string() })) }),
    );
    expect(log.disclosures.filter(({ linkId }) => linkId === pointer.linkId)).toHaveLength(1);
  };

  test(
    'and is asked again by the same try, gives the extract, counted and logged once',
    { timeout: 180_000 },
    async () => {
      const ends = [...endsOf(5).map((session) => ({ session })), ...endsOf(1).map((own) => ({ own }))];
      const links: { pointer: LinkPointer; code: string }[] = [];
      for (const _ of [...ends, undefined]) links.push(await withCode(await newLink()));

      const [first, ...others] = links;
      if (first === undefined) throw new Error('no link');

      const counted = new InterruptedSession(sessionOf('release'));
      await downloadExtract(doorIn(counted))(recipient(first.pointer), { ...first, attemptSha256 });
      expect(counted.calls).toBe(5);
      for (const [index, { pointer, code }] of others.entries()) {
        const end = ends[index] ?? {};
        await expect(redeem(pointer, code, end), JSON.stringify(end)).rejects.toThrow(Crash);
        await releasedOnce(pointer, code);
      }
    },
  );
});

test('a link whose time has come is found by its deadline, and ends with its request', async () => {
  const pastAll = instantOf(Date.now() + 8 * 86_400_000);
  const { deadlines, disclosures } = noticesIn(new AwsSession(sessionOf('notices')));
  expect((await deadlines.due(instantOf(Date.now()))).filter((deadline) => deadline.requestId === requestId)).toEqual(
    [],
  );
  const due = (await deadlines.due(pastAll)).flatMap((one) =>
    'linkId' in one && one.requestId === requestId ? [one] : [],
  );
  expect(due.length).toBeGreaterThan(5);
  for (const deadline of due) {
    await expireLink({ disclosures })({ ...system(), now: pastAll }, deadline);
    await deadlines.settle(deadline);
  }
  expect((await deadlines.due(pastAll)).filter((deadline) => deadline.requestId === requestId)).toEqual([]);
  const file = await disclosures.find(system(), requestId);
  expect(file?.request.status).toBe('closed');
  const states = due.map(({ linkId }) => file?.links.find((link) => link.linkId === linkId)?.state);
  expect(states.filter((state) => state === 'live')).toEqual([]);
});
