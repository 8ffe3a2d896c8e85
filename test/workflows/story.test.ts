import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DescribeKeyCommand, DisableKeyCommand, EnableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { approveWhole, built, orderAndApprove } from '../demo/order-chapter.ts';
import { issueLink, wordsOf } from '../demo/release-chapter.ts';
import { outbox } from '../demo/service.ts';
import { tellStory, type Told } from '../demo/story.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

let whole: WholeCloud;
let told: Told;
const lines: string[] = [];

const administrator = () => ({
  endpoint: whole.cloud.awsUrl,
  region: 'us-east-1',
  forcePathStyle: true,
  maxAttempts: 1,
  credentials: whole.cloud.credentials('administrator'),
});

const vault = 'sequester-dev-111122223333-vault';
const sealedKeys = async (): Promise<string[]> => {
  const { Contents } = await new S3Client(administrator()).send(new ListObjectsV2Command({ Bucket: vault }));
  return (Contents ?? []).flatMap(({ Key }) => Key ?? []);
};

/** The id of the story's therapist's key: KMS takes no alias to disable one. */
const therapistKey = async (): Promise<string | undefined> => {
  const alias = `alias/sequester/${told.cast.practiceId}/${told.cast.therapistId}`;
  return (await new KMSClient(administrator()).send(new DescribeKeyCommand({ KeyId: alias }))).KeyMetadata?.KeyId;
};

/** What is health information in the story, beside the sentences of the notes. */
const phi = [
  'Paula',
  'Inventolam',
  'Adjustment disorder',
  'F43.22',
  'slept better',
  'went sailing',
  '1990-05-17',
  'lighthouse',
];

beforeAll(async () => {
  whole = await startWholeCloud();
  told = await tellStory(whole.service, new Teller((line) => lines.push(line)), whole.directory);
});

afterAll(() => whole.stop());

describe('the story of one disclosure', () => {
  test('is told to its end', () => {
    expect(lines.at(-1)).toContain('accounting of disclosures');
  });

  test('leaves a signed URL that is dead after a minute', async () => {
    expect(Date.now() - told.signedAt).toBeLessThan(60_000);
    expect((await fetch(told.signedUrl)).status).toBe(200);
    whole.pass(61_000);
    const late = await fetch(told.signedUrl);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Request has expired');
  });

  test("refuses a sealed note to the administrator's own AWS credentials, by the key's policy", async () => {
    const key = (await sealedKeys()).find((name) => name.includes('/notes/'));
    expect(key).toBeDefined();
    await expect(
      new S3Client(administrator()).send(new GetObjectCommand({ Bucket: vault, Key: key })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(whole.cloud.refusals().at(-1)?.reason).toMatch(/kms:Decrypt|key policy/i);
  });

  test('keeps ciphertext on disk', async () => {
    const folder = join(whole.directory, 'aws');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files.length).toBeGreaterThan(20);
    const bytes = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
    expect(
      bytes.filter(
        (file) =>
          file.subarray(0, 5).toString() === '%PDF-' || file.includes('lighthouse') || file.includes('/Type /Page'),
      ),
    ).toEqual([]);
  });

  test('names no health information in an object key, a log line, a mail or a refusal', async () => {
    const mails = await outbox(whole.service);
    const said = [
      await sealedKeys(),
      whole.cloud.logs(),
      mails.map((mail) => JSON.stringify({ ...mail, to: [] })),
      whole.cloud.refusals().map((refused) => JSON.stringify(refused)),
    ].flat();
    expect(said.length).toBeGreaterThan(100);
    const leaks = said.filter((line) => [...phi, ...told.sentences].some((canary) => line.includes(canary)));
    expect(leaks).toEqual([]);
  });

  test("opens nothing any more once the therapist's key is disabled", async () => {
    const key = (await sealedKeys()).find((name) => name.includes(`/providers/${told.cast.therapistId}/notes/`)) ?? '';
    const noteId = /notes\/(psn_\w+)\//.exec(key)?.[1] ?? '';
    const open = async () =>
      (
        await fetch(
          (await told.cast.therapist.get(`/psychotherapy-notes/${noteId}/content`, z.object({ url: z.string() }))).url,
        )
      ).status;
    expect(await open()).toBe(200);
    const kms = new KMSClient(administrator());
    const KeyId = await therapistKey();
    await kms.send(new DisableKeyCommand({ KeyId }));
    expect(await open()).not.toBe(200);
    await kms.send(new EnableKeyCommand({ KeyId }));
    expect(await open()).toBe(200);
  });
});

describe('a link', () => {
  test('has expired after its days, in words for a lawyer, and says nothing of what it led to', async () => {
    const cast = told.cast;
    const { requestId } = await orderAndApprove(cast, told.patientId);
    await approveWhole(cast, requestId);
    await built(cast, requestId);
    const { url } = await issueLink(whole.service, cast, requestId);
    whole.pass(15 * 86_400_000);
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(410);
    const words = await wordsOf(page);
    expect(words).toContain('expired');
    expect(words).not.toContain('psychotherapy');
  });
});
