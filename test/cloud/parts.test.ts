import { createHash } from 'node:crypto';

import { AwsSession } from '@sequester/aws';
import { getObject, putSealed } from '@sequester/vault';
import { afterAll, describe, expect, test } from 'vitest';

import { Crash, InterruptedSession } from '../workflows/interrupted-session.ts';
import { objectKey, startLaptop } from './laptop.ts';
import { practice, therapist } from './policies.ts';

const laptop = await startLaptop();
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await laptop.stop();
});
process.env['AWS_ENDPOINT_URL'] = laptop.endpoint.url;
process.env['AWS_REGION'] = 'us-east-1';

const credentials = laptop.endpoint.issueSession('notes-session', { tags: { practice, provider: therapist } });
const session = new AwsSession(credentials);
const keyArn = await laptop.providerKey();
const large = Buffer.alloc(20 * 1024 * 1024, 'a large extract ');
const place = (name: string) => ({ bucket: 'vault', key: objectKey(name) });
const there = (name: string) =>
  getObject(session, place(name)).then(
    (bytes) => bytes.length,
    () => 'nothing',
  );

describe('a large object', () => {
  test('goes up in parts and is whole', async () => {
    const { sha256 } = await putSealed(session, { ...place('large'), keyArn, bytes: large });
    expect(sha256).toBe(createHash('sha256').update(large).digest('hex'));
    expect(Buffer.compare(await getObject(session, place('large')), large)).toBe(0);
  });

  test('that is there already with the same content counts as written, with another it is a fault', async () => {
    await putSealed(session, { ...place('twice'), keyArn, bytes: large });
    await putSealed(session, { ...place('twice'), keyArn, bytes: large });
    await expect(
      putSealed(session, { ...place('twice'), keyArn, bytes: Buffer.alloc(large.length, 'other') }),
    ).rejects.toThrow('under the name of another');
  });

  test(
    'whose writer ends at any of its calls is not visible before the last, and is whole after the next try',
    { timeout: 120_000 },
    async () => {
      const counted = new InterruptedSession(credentials);
      await putSealed(counted, { ...place('counted'), keyArn, bytes: large });
      expect(counted.calls).toBe(5);
      for (let at = 1; at <= counted.calls; at += 1) {
        for (const when of ['before', 'after'] as const) {
          const name = `cut-${at}-${when}`;
          await expect(
            putSealed(new InterruptedSession(credentials, { at, when }), { ...place(name), keyArn, bytes: large }),
          ).rejects.toThrow(Crash);
          expect(await there(name), name).toBe(at === counted.calls && when === 'after' ? large.length : 'nothing');
          await putSealed(session, { ...place(name), keyArn, bytes: large });
          expect(await there(name), name).toBe(large.length);
        }
      }
    },
  );
});
