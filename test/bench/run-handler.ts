import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { pathToFileURL } from 'node:url';

import * as z from 'zod';

const Job = z.object({
  entry: z.string(),
  operation: z.enum(['getPractice', 'getPatient', 'admitPatient']),
  claims: z.record(z.string(), z.string()),
  patientId: z.string(),
});
const { entry, operation, claims, patientId } = Job.parse(JSON.parse(process.argv[2] ?? '{}'));

const warmUps = 60;
const runs = 400;

const counted: Record<string, number> = {};
const count = (authorization: string): void => {
  const service = /\/([a-z0-9-]+)\/aws4_request/.exec(authorization)?.[1] ?? 'unsigned';
  counted[service] = (counted[service] ?? 0) + 1;
};

/** Counts signed calls, whichever client sends them. */
const watch = (): void => {
  const sendFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    count((input instanceof Request ? input.headers : new Headers(init?.headers)).get('authorization') ?? '');
    return sendFetch(input, init);
  };
  const sendHttp = http.request;
  const counting = (...given: Parameters<typeof http.request>) => {
    const request = sendHttp(...given);
    request.once('socket', () => count(String(request.getHeader('authorization') ?? '')));
    return request;
  };
  Object.assign(http, { request: counting });
};

const requests = {
  getPractice: { method: 'GET', route: '/api/practice', path: '/api/practice' },
  getPatient: {
    method: 'GET',
    route: '/api/patients/{patientId}',
    path: `/api/patients/${patientId}`,
    pathParameters: { patientId },
  },
  admitPatient: {
    method: 'POST',
    route: '/api/patients',
    path: '/api/patients',
    body: JSON.stringify({ name: { given: 'Bench', family: 'Invented' }, birthDate: '1980-01-01', admitAnyway: true }),
  },
};

const eventFor = () => {
  const { method, route, path, ...parts } = requests[operation];
  return {
    ...parts,
    version: '2.0',
    routeKey: `${method} ${route}`,
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'sequester-membership': `${claims['practice']}.${claims['member']}`,
    },
    isBase64Encoded: false,
    requestContext: { http: { method, path }, authorizer: { jwt: { claims, scopes: null } } },
  };
};

const Handler = z.object({
  handler: z.function({ input: [z.unknown(), z.unknown()], output: z.promise(z.object({ statusCode: z.number() })) }),
});
watch();
console.log = () => undefined;
console.info = () => undefined;
const { handler } = Handler.parse(await import(pathToFileURL(entry).href));

const call = async (): Promise<void> => {
  const { statusCode } = await handler(eventFor(), { getRemainingTimeInMillis: () => 10_000 });
  if (statusCode >= 300) throw new Error(`${entry} answered ${statusCode} to ${operation}`);
};

for (let run = 0; run < warmUps; run += 1) await call();

for (const service of Object.keys(counted)) counted[service] = 0;

const cpu = process.cpuUsage();
const started = performance.now();
for (let run = 0; run < runs; run += 1) await call();

const { user, system } = process.cpuUsage(cpu);
const perCall = Object.fromEntries(Object.entries(counted).map(([service, total]) => [service, total / runs]));
process.stdout.write(
  JSON.stringify({
    cpuMilliseconds: (user + system) / 1000 / runs,
    wallMilliseconds: (performance.now() - started) / runs,
    calls: perCall,
  }),
);
process.exit(0);
