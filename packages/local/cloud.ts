import { join } from 'node:path';

import { upstream } from './dynamodb/upstream.ts';
import { startEndpoint } from './endpoint.ts';
import { Checkpoints } from './events/checkpoints.ts';
import { dynamoOver, type Dynamo, type Send } from './events/dynamo.ts';
import { freePort, startEngine } from './events/engine.ts';
import { ensureTables } from './events/ensure-tables.ts';
import { refuseUnreadable } from './events/reading.ts';
import { startSources } from './events/sources.ts';
import { ownFolder } from './files.ts';
import { refuseTakenPorts } from './gateway/listen.ts';
import type { SeenAnswer } from './gateway/server.ts';
import { startGateway } from './gateway/start-gateway.ts';
import { Authorizer } from './iam/authorizer.ts';
import { signingKeys } from './identity/signing-keys.ts';
import { startIdentity, type Identity } from './identity/start-identity.ts';
import { Functions } from './lambda/functions.ts';
import { hostOf, withLocalUrls } from './lambda/host.ts';
import { FunctionLogs } from './lambda/logs.ts';
import { clearRunning, writeRunning } from './running.ts';
import type { Plan } from './template/plan.ts';
import { readCloud } from './template/read-cloud.ts';
import type {
  Cloud,
  Endpoint,
  Mail,
  PolicyDocument,
  RefusedCall,
  SessionCredentials,
  UserCredentials,
  UserStore,
} from './types.ts';

export interface CloudOptions {
  /** Where all state lies. */
  directory: string;
  /** The API's port; the AWS endpoint and the issuer take the next two. 0 takes three free ones. */
  port: number;
  /** The synthesised cloud assembly, `cdk.out`. */
  templates: string;
  /** Epoch milliseconds; functions, signatures and links live at this time. Sign-in stays at the machine's. */
  clock?: () => number;
  /** Seconds after which KMS knows a grant, 0 where nothing is said; on AWS it may take five minutes. */
  grantDelaySeconds?: number;
  /** Calls that were refused are not printed. */
  quiet?: boolean;
  /** Where the built pages of the web app lie; without it there are none. */
  web?: string | undefined;
  /** Sees each answer of the HTTP API, by its route, before it leaves. */
  answered?: (seen: SeenAnswer) => void;
}

/** A laptop cloud that runs. */
export interface LocalCloud {
  /** The origin: the recipient's door, and the pages of the laptop cloud. */
  url: string;
  apiUrl: string;
  awsUrl: string;
  issuerUrl: string;
  poolId: string;
  users: UserStore;
  credentials(userName: string): UserCredentials;
  /** A session of any role with any tags, past its trust policy. */
  assume(roleName: string, tags?: Record<string, string>, sessionPolicy?: PolicyDocument): SessionCredentials;
  outbox(): Mail[];
  refusals(): RefusedCall[];
  /** An access token for a demo account or a sign-in name, through the standard flow. */
  token(account: string): Promise<string>;
  password(signInName: string): string;
  logs(): string[];
  stop(): Promise<void>;
}

const portsFrom = async (port: number): Promise<Setup['ports']> => {
  if (port === 0) return { api: await freePort(), aws: await freePort(), issuer: await freePort() };

  await refuseTakenPorts([port, port + 1, port + 2]);
  return { api: port, aws: port + 1, issuer: port + 2 };
};

const startDynamo = async (directory: string, stops: Stops): Promise<Send> => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given !== undefined) {
    const { send, close } = upstream(given);
    stops.add(async () => close());
    return send;
  }
  const engine = await startEngine(join(directory, 'dynamodb'));
  stops.add(() => engine.stop());
  return engine.send;
};

/** Ends what was started, last first. */
class Stops {
  readonly #ends: (() => Promise<unknown>)[] = [];

  add(end: () => Promise<unknown>): void {
    this.#ends.push(end);
  }

  async run(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
  }
}

interface Setup {
  options: Required<Omit<CloudOptions, 'web'>> & Pick<CloudOptions, 'web'>;
  ports: { api: number; aws: number; issuer: number };
  url: string;
  apiUrl: string;
  cloud: Cloud;
  plan: Plan;
  dynamo: Dynamo;
  send: Send;
  logs: FunctionLogs;
  stops: Stops;
  /** Set once the readers of streams run. */
  wake: (table: string) => void;
}

const refusalLog =
  ({ options, logs }: Setup) =>
  (refused: RefusedCall): void => {
    const line = `${refused.service}:${refused.operation} ${refused.code} ${refused.principal} ${refused.reason}`;
    logs.write('aws-refusals', `${refused.at} ${line}\n`);
    if (!options.quiet) process.stderr.write(`refused ${line}\n`);
  };

const startAws = async (setup: Setup): Promise<{ endpoint: Endpoint; functions: Functions }> => {
  const { options, plan, stops } = setup;
  const running: { functions?: Functions } = {};
  const endpoint = await startEndpoint({
    cloud: setup.cloud,
    directory: join(options.directory, 'aws'),
    port: setup.ports.aws,
    clock: options.clock,
    dynamo: setup.send,
    publicOrigin: setup.url,
    grantDelaySeconds: options.grantDelaySeconds,
    onTableWrite: (table) => setup.wake(table),
    onRefusal: refusalLog(setup),
    invoke: async (name, payload) => {
      const outcome = await running.functions?.invoke(name, payload);
      return outcome?.ok === true ? { ok: true, result: outcome.result } : { ok: false, result: outcome?.error };
    },
  });
  stops.add(() => endpoint.close());
  const functions = new Functions(
    withLocalUrls(plan.functions, setup.url),
    plan.permissions,
    hostOf(endpoint, setup.logs, options.clock),
  );
  running.functions = functions;
  stops.add(() => functions.stop());
  return { endpoint, functions };
};

const startEvents = (setup: Setup, endpoint: Endpoint, functions: Functions): void => {
  const sources = startSources(setup.plan, {
    dynamo: setup.dynamo,
    checkpoints: new Checkpoints(join(setup.options.directory, 'events.json')),
    tables: setup.cloud.tables,
    functions,
    queues: endpoint.queues,
    send: (queue, body) => endpoint.sendToQueue(queue, body),
    log: (line) => setup.logs.write('events', `${new Date().toISOString()} ${line}\n`),
  });
  setup.wake = (table) => sources.wake(table);
  setup.stops.add(() => Promise.all([sources.stop(), functions.stop()]));
};

const surface = ({ url, apiUrl, logs, stops }: Setup, endpoint: Endpoint, identity: Identity): LocalCloud => ({
  url,
  apiUrl,
  awsUrl: endpoint.url,
  issuerUrl: identity.url,
  poolId: identity.poolId,
  users: endpoint.users,
  credentials: (userName) => endpoint.userCredentials(userName),
  assume: (roleName, tags = {}, sessionPolicy) => endpoint.issueSession(roleName, { tags, sessionPolicy }),
  outbox: () => outboxOf(endpoint, identity),
  refusals: () => endpoint.refusals(),
  token: (account) => identity.token(account),
  password: (name) => identity.password(name),
  logs: () => logs.lines(),
  stop: () => stops.run(),
});

const outboxOf = (endpoint: Endpoint, identity: Identity): Mail[] =>
  [...endpoint.outbox(), ...identity.invitations()].toSorted((left, right) => left.at.localeCompare(right.at));

const startAll = async (setup: Setup): Promise<LocalCloud> => {
  const { options, ports, url, apiUrl, plan, logs, stops } = setup;
  const { directory, clock } = options;
  await refuseUnreadable(plan, setup.cloud, new Authorizer(setup.cloud, clock));
  await ensureTables(setup.dynamo, plan.tables);
  const { endpoint, functions } = await startAws(setup);
  const keys = signingKeys(join(directory, 'identity', 'issuer.json'));
  const identity = await startIdentity({
    directory,
    port: ports.issuer,
    origin: url,
    keys,
    users: endpoint.users,
    plan,
    functions,
  });
  stops.add(() => identity.stop());
  startEvents(setup, endpoint, functions);
  const outbox = (): Mail[] => outboxOf(endpoint, identity);
  const gateway = await startGateway({
    directory,
    port: ports.api,
    apiUrl,
    plan,
    functions,
    identity,
    outbox,
    awsUrl: endpoint.url,
    now: clock,
    logs,
    answered: options.answered,
    web: options.web,
  });
  stops.add(() => gateway.stop());
  const { url: issuerUrl, clientId, redirectUri } = identity;
  writeRunning(directory, { pid: process.pid, url, apiUrl, awsUrl: endpoint.url, issuerUrl, clientId, redirectUri });
  stops.add(async () => clearRunning(directory));
  return surface(setup, endpoint, identity);
};

/** Starts the cloud that the template describes, on this machine alone. Resolves when the API answers. */
export const startCloud = async (given: CloudOptions): Promise<LocalCloud> => {
  const options = { clock: Date.now, quiet: false, grantDelaySeconds: 0, answered: () => undefined, ...given };
  const ports = await portsFrom(options.port);
  const stops = new Stops();
  ownFolder(options.directory);
  const logs = new FunctionLogs(join(options.directory, 'logs'));
  stops.add(() => logs.close());
  try {
    const template = await readCloud(options.templates);
    const send = await startDynamo(options.directory, stops);
    const url = `http://localhost:${ports.api}`;
    return await startAll({
      options,
      ports,
      url,
      apiUrl: `${url}${template.plan.api?.basePath ?? ''}`,
      ...template,
      send,
      dynamo: dynamoOver(send),
      logs,
      stops,
      wake: () => undefined,
    });
  } catch (fault) {
    await stops.run();
    throw fault;
  }
};
