import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, test, vi } from 'vitest';

import type { LambdaFunction } from '../template/plan.ts';
import type { Endpoint } from '../types.ts';
import { hostOf, withLocalUrls } from './host.ts';
import { FunctionLogs } from './logs.ts';

const issued: unknown[] = [];

const endpoint: Endpoint = {
  url: 'http://127.0.0.1:8788',
  users: { list: () => [], find: () => undefined, put: () => undefined },
  issueSession: (roleName, request) => {
    issued.push([roleName, request]);
    return { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't', expiresAt: 1 };
  },
  userCredentials: () => ({ accessKeyId: 'AKIA', secretAccessKey: 's' }),
  queues: { onArrival: () => undefined, take: () => [], delete: () => undefined, nextVisibleAt: () => undefined },
  sendToQueue: () => undefined,
  outbox: () => [],
  refusals: () => [],
  close: async () => undefined,
};

const logs = new FunctionLogs(mkdtempSync(join(tmpdir(), 'logs-')));

const spec = (environment: Record<string, string>): LambdaFunction => ({
  name: 'sequester-dev-release',
  arn: 'arn:aws:lambda:us-east-1:111122223333:function:sequester-dev-release',
  roleArn: 'arn:aws:iam::111122223333:role/sequester-dev-release',
  handler: 'index.handler',
  memoryMegabytes: 128,
  timeoutSeconds: 1,
  environment,
  directory: '/nowhere',
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what a function gets from the cloud', () => {
  test('is the endpoint of this machine', () => {
    expect(hostOf(endpoint, logs, Date.now).environment).toEqual({ AWS_ENDPOINT_URL: 'http://127.0.0.1:8788' });
  });

  test('is another endpoint when one is named, for all services or for one', () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://localhost:4566');
    vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://localhost:9000');
    expect(hostOf(endpoint, logs, Date.now).environment).toEqual({
      AWS_ENDPOINT_URL: 'http://localhost:4566',
      AWS_ENDPOINT_URL_S3: 'http://localhost:9000',
    });
  });

  test('is a session of its own execution role', () => {
    hostOf(endpoint, logs, Date.now).credentials(spec({}));
    expect(issued).toEqual([['sequester-dev-release', { sessionName: 'sequester-dev-release', seconds: 43_200 }]]);
  });

  test('is the public address of this machine, where it had one', () => {
    const changed = withLocalUrls(
      [spec({ PUBLIC_URL: 'https://dev.sequester.example' }), spec({ STAGE: 'dev' })],
      'http://localhost:8787',
    );
    expect(changed.map(({ environment }) => environment)).toEqual([
      { PUBLIC_URL: 'http://localhost:8787' },
      { STAGE: 'dev' },
    ]);
  });
});
