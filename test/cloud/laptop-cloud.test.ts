import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startCloud, type CloudOptions, type LocalCloud } from '@sequester/local';
import { afterEach, describe, expect, test } from 'vitest';

import { freePort } from '../../packages/local/events/engine.ts';
import { PortTaken, refuseTakenPorts } from '../../packages/local/gateway/listen.ts';
import { SignInRefused } from '../../packages/local/identity/sign-in.ts';

const templates = 'cdk.out';
const running: LocalCloud[] = [];

const directory = (): string => mkdtempSync(join(tmpdir(), 'cloud-'));

const start = async (over: Partial<CloudOptions> = {}): Promise<LocalCloud> => {
  const cloud = await startCloud({ directory: directory(), port: 0, templates, quiet: true, ...over });
  running.push(cloud);
  return cloud;
};

/** The first of three ports in a row that are free. */
const threePorts = async (): Promise<number> => {
  const port = 20_000 + ((await freePort()) % 10_000);
  const free = await refuseTakenPorts([port, port + 1, port + 2]).then(
    () => true,
    () => false,
  );
  return free ? port : threePorts();
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((cloud) => cloud.stop()));
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const foundPractice = async (cloud: LocalCloud): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${cloud.apiUrl}/practices`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await cloud.token('operator')}`,
      'content-type': 'application/json',
      'idempotency-key': 'founding-of-example',
    },
    body: JSON.stringify({
      name: 'Alder Example Practice',
      state: 'NY',
      owner: { name: 'Ada Owner (invented)', email: 'ada@alder.example' },
    }),
  });
  return { status: response.status, body: await response.json() };
};

const practiceSeenBy = async (cloud: LocalCloud, account: string): Promise<unknown> => {
  const response = await fetch(`${cloud.apiUrl}/practice`, {
    headers: { authorization: `Bearer ${await cloud.token(account)}` },
  });
  return response.json();
};

describe('the laptop cloud', () => {
  test('runs the functions of the template behind its routes and its sign-in', async () => {
    const cloud = await start();
    expect((await fetch(`${cloud.apiUrl}/health`)).status).toBe(200);
    expect((await fetch(`${cloud.apiUrl}/practice`)).status).toBe(401);
    expect((await foundPractice(cloud)).status).toBe(201);
    expect(await practiceSeenBy(cloud, 'ada@alder.example')).toMatchObject({ name: 'Alder Example Practice' });
    await expect(cloud.token('nobody@alder.example')).rejects.toThrow(SignInRefused);
  });

  test('answers a path that is none with problem details, to anyone', async () => {
    const cloud = await start();
    for (const path of ['/nowhere', '/api/nowhere', '/practice']) {
      const response = await fetch(`${cloud.url}${path}`);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  test('mails an invitation with the password that opens the account', async () => {
    const cloud = await start();
    await foundPractice(cloud);
    await cloud.token('ada@alder.example');
    const invitation = cloud.outbox().find(({ to }) => to.includes('ada@alder.example'));
    expect(invitation?.text).toContain(cloud.password('ada@alder.example'));
  });

  test('leaves nothing of its state that another user of the machine may read', async () => {
    const at = directory();
    chmodSync(at, 0o755);
    const cloud = await start({ directory: at });
    await foundPractice(cloud);
    await practiceSeenBy(cloud, 'ada@alder.example');
    expect(modeOf(at)).toBe('700');
    const found = readdirSync(at, { recursive: true, withFileTypes: true }).map((entry) =>
      join(entry.parentPath, entry.name),
    );
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((path) => modeOf(path) !== (statSync(path).isDirectory() ? '700' : '600'))).toEqual([]);
  });

  test('keeps everything over a restart, and its tokens stay good', async () => {
    const at = directory();
    const port = await threePorts();
    const first = await start({ directory: at, port });
    await foundPractice(first);
    const token = await first.token('ada@alder.example');
    await first.stop();
    const second = await start({ directory: at, port });
    const response = await fetch(`${second.apiUrl}/practice`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ name: 'Alder Example Practice' });
  });

  test('keeps everything over a kill -9', async () => {
    const at = directory();
    const script = `import { startCloud } from ${JSON.stringify(import.meta.resolve('@sequester/local'))};
      const cloud = await startCloud(${JSON.stringify({ directory: at, port: 0, templates, quiet: true })});
      console.log(JSON.stringify({ apiUrl: cloud.apiUrl, token: await cloud.token('operator') }));`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
    const { apiUrl, token }: { apiUrl: string; token: string } = JSON.parse(said);
    const response = await fetch(`${apiUrl}/practices`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'founding-of-example',
      },
      body: JSON.stringify({
        name: 'Alder Example Practice',
        state: 'NY',
        owner: { name: 'Ada Owner (invented)', email: 'ada@alder.example' },
      }),
    });
    expect(response.status).toBe(201);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(await practiceSeenBy(await start({ directory: at }), 'ada@alder.example')).toMatchObject({
      name: 'Alder Example Practice',
    });
  });

  test('lives at the time it is given, functions and credentials too', async () => {
    const cloud = await start({ clock: () => Date.now() + 40 * 86_400_000 });
    const { body } = await foundPractice(cloud);
    const created = Date.parse(String(Object.entries(body ?? {}).find(([name]) => name === 'createdAt')?.[1]));
    expect(created - Date.now()).toBeGreaterThan(39 * 86_400_000);
  });

  test('says which port is taken, and leaves nothing running', async () => {
    const port = await threePorts();
    const first = await start({ port });
    await expect(startCloud({ directory: directory(), port, templates, quiet: true })).rejects.toThrow(PortTaken);
    expect((await fetch(`${first.apiUrl}/health`)).status).toBe(200);
  });

  test('runs two clouds side by side that share nothing', async () => {
    const [one, other] = [await start(), await start()];
    await foundPractice(one);
    await expect(other.token('ada@alder.example')).rejects.toThrow(SignInRefused);
  });
});
