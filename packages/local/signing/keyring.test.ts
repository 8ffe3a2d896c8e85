import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import type { Cloud } from '../types.ts';
import { Keyring } from './keyring.ts';

const directory = mkdtempSync(join(tmpdir(), 'keyring-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const cloud: Cloud = {
  accountId: '111122223333',
  region: 'us-east-1',
  roles: [{ name: 'r', arn: 'arn:aws:iam::111122223333:role/r', trustPolicy: { Statement: [] }, policies: [] }],
  users: [{ name: 'u', arn: 'arn:aws:iam::111122223333:user/u', policies: [] }],
  tables: [],
  buckets: [],
  keys: [],
  userPools: [],
  queues: [],
};

let now = 0;
const keyring = new Keyring(directory, cloud, () => now);
const session = keyring.issue({ role: 'r', name: 's', tags: { practice: 'prc_1' }, seconds: 900 });

describe('a session', () => {
  test('is read back from its token alone, in another process with the same key', () => {
    const again = new Keyring(directory, cloud, () => now);
    expect(again.find(session.accessKeyId, session.sessionToken)).toMatchObject({
      secret: session.secretAccessKey,
      caller: { arn: 'arn:aws:sts::111122223333:assumed-role/r/s', tags: { practice: 'prc_1' } },
    });
  });

  test('is not read from a token with any byte changed', () => {
    const bytes = Buffer.from(session.sessionToken, 'base64');
    for (let index = 0; index < bytes.length; index += 7) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(keyring.find(session.accessKeyId, changed.toString('base64'))).toEqual({ fault: 'badToken' });
    }
    expect(keyring.find(session.accessKeyId, `${session.sessionToken}=`)).toEqual({ fault: 'badToken' });
    expect(keyring.find(session.accessKeyId, '')).toEqual({ fault: 'badToken' });
  });

  test('ends on time, and ends with its role', () => {
    now = 900_000;
    expect(keyring.find(session.accessKeyId, session.sessionToken)).toEqual({ fault: 'endedToken' });
    now = 899_999;
    expect(keyring.find(session.accessKeyId, session.sessionToken)).toHaveProperty('caller');
    expect(
      new Keyring(directory, { ...cloud, roles: [] }, () => now).find(session.accessKeyId, session.sessionToken),
    ).toEqual({ fault: 'badToken' });
  });
});

describe('the key behind all credentials', () => {
  test('is readable by its owner alone', () => {
    expect(statSync(join(directory, 'master.key')).mode & 0o777).toBe(0o600);
  });

  test('gives every user other credentials, and another cloud others still', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'keyring-'));
    const other = new Keyring(elsewhere, cloud, () => now).userCredentials('u');
    rmSync(elsewhere, { recursive: true });
    expect(
      new Set(
        [keyring.userCredentials('u'), keyring.userCredentials('v'), other].map(
          ({ secretAccessKey }) => secretAccessKey,
        ),
      ).size,
    ).toBe(3);
  });
});
