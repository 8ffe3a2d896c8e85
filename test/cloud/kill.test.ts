import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startEndpoint } from '@sequester/local';
import { afterAll, describe, expect, test } from 'vitest';

import { clientsOf, codeOf } from './laptop.ts';
import { cloud } from './policies.ts';

const directory = mkdtempSync(join(tmpdir(), 'killed-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const started = async (): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./endpoint-alone.ts')), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line]: unknown[] = child.stdout === null ? [] : await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
};

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [entry.name],
  );

describe('a kill -9', () => {
  test('loses nothing that was answered and leaves nothing half written', async () => {
    const quiet = await startEndpoint({ cloud, directory, port: 0 });
    const credentials = quiet.userCredentials('administrator');
    await quiet.close();
    const answered = new Map<string, string>();
    const keys: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const { child, url } = await started();
      const { s3, kms } = clientsOf(url, credentials);
      const body = 'x'.repeat(200_000);
      const write = async (name: string): Promise<void> => {
        await s3.send(new PutObjectCommand({ Bucket: 'open', Key: name, Body: `${name}${body}` }));
        answered.set(name, `${name}${body}`);
        keys.push((await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? '');
      };
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let count = 0; ; count += 1) await write(`${round}-${writer}-${count}`);
      });
      const ended = Promise.allSettled(writers);
      const enough = answered.size + 6;
      while (answered.size < enough) await sleep(5);

      child.kill('SIGKILL');
      await ended;
    }
    expect(answered.size).toBeGreaterThanOrEqual(12);
    const { child, url } = await started();
    const { s3 } = clientsOf(url, credentials);
    for (const [name, content] of answered) {
      const got = await s3.send(new GetObjectCommand({ Bucket: 'open', Key: name }));
      expect((await got.Body?.transformToString()) === content).toBe(true);
    }
    expect(await codeOf(s3.send(new GetObjectCommand({ Bucket: 'open', Key: 'never' })))).toBe('NoSuchKey');
    child.kill('SIGKILL');
    const kept = new Set(files(join(directory, 'kms')));
    expect(keys.filter((id) => !kept.has(`key-${id}.json`))).toEqual([]);
  }, 120_000);
});
