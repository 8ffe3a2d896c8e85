import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { Authorizer } from './iam/authorizer.ts';
import { preflight, withCors } from './s3/cors.ts';
import { servicesOf, type Services } from './services.ts';
import { refusalAnswer, type Answer } from './signing/answer.ts';
import { authenticate } from './signing/authenticate.ts';
import { readCall, type Call } from './signing/call.ts';
import { authenticationRefusal, type Protocol } from './signing/faults.ts';
import { Keyring } from './signing/keyring.ts';
import { presentedBy } from './signing/presented.ts';
import { AwsRefusal } from './signing/refusal.ts';
import type { Endpoint, EndpointOptions, RefusedCall } from './types.ts';

/** Refusals kept in memory. */
const keptRefusals = 500;
/** Seconds of a session where nothing is said. */
const sessionSeconds = 3600;

const protocols: Record<string, Protocol> = {
  'cognito-idp': 'json',
  dynamodb: 'json',
  kms: 'json',
  lambda: 'rest-json',
  s3: 's3',
  ses: 'rest-json',
  'sms-voice': 'json',
  sqs: 'json',
  sts: 'query',
};

/** Answers that are part of ordinary work: nothing was refused. */
const ordinary = new Set([
  'AlreadyExistsException',
  'InvalidRange',
  'NoSuchKey',
  'NoSuchVersion',
  'NotFoundException',
  'PreconditionFailed',
  'UsernameExistsException',
  'UserNotFoundException',
]);

/** The protocol that a request without a readable signature seems to speak. */
const guessed = (call: Call): Protocol => {
  if (call.headers.has('x-amz-target')) return 'json';

  if (call.path.startsWith('/v2/email') || call.path.startsWith('/2015-03-31/')) return 'rest-json';

  return call.method === 'POST' && call.path === '/' ? 'query' : 's3';
};

const operationOf = (call: Call): string => call.headers.get('x-amz-target') ?? `${call.method} ${call.path}`;

/** Answers by the clock of the cloud, which clients correct their own by. */
const send = (
  response: ServerResponse,
  answer: Answer,
  { requestId, now }: { requestId: string; now: number },
): void => {
  const length = answer.headers['content-length'] ?? String(Buffer.byteLength(answer.body));
  const bodiless = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(now).toUTCString(),
    'x-amzn-requestid': requestId,
    'x-amz-request-id': requestId,
    ...(bodiless ? {} : { 'content-length': length }),
  });
  response.end(bodiless ? undefined : answer.body);
};

class AwsEndpoint {
  readonly #options: EndpointOptions;
  readonly #keyring: Keyring;
  readonly #services: Services;
  readonly #refusals: RefusedCall[] = [];
  readonly now: () => number;

  constructor(options: EndpointOptions) {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 });
    this.#options = options;
    this.now = options.clock ?? Date.now;
    this.#keyring = new Keyring(options.directory, options.cloud, this.now);
    this.#services = servicesOf(options, {
      keyring: this.#keyring,
      authorizer: new Authorizer(options.cloud, this.now),
      now: this.now,
    });
  }

  get keyring(): Keyring {
    return this.#keyring;
  }

  get services(): Services {
    return this.#services;
  }

  refusals(): RefusedCall[] {
    return [...this.#refusals];
  }

  #record(refused: RefusedCall): void {
    if (ordinary.has(refused.code)) return;

    this.#refusals.push(refused);
    if (this.#refusals.length > keptRefusals) this.#refusals.shift();

    this.#options.onRefusal?.(refused);
  }

  async answer(call: Call): Promise<Answer> {
    const presented = presentedBy(call);
    const service = typeof presented === 'string' ? '' : presented.service;
    const protocol = typeof presented === 'string' ? guessed(call) : (protocols[service] ?? guessed(call));
    let principal = 'unknown';
    try {
      if (typeof presented === 'string') throw authenticationRefusal(presented, protocol);

      const request = authenticate(call, presented, protocol, {
        keyring: this.#keyring,
        region: this.#options.cloud.region,
        now: this.now,
      });
      principal = request.caller.arn;
      const serve = this.#services.byName[service];
      if (serve === undefined)
        throw new AwsRefusal('UnknownOperationException', `The laptop cloud does not run ${service}.`);

      return await serve(request);
    } catch (fault) {
      const refusal =
        fault instanceof AwsRefusal
          ? fault
          : new AwsRefusal('InternalFailure', 'The request processing has failed.', {
              status: 500,
              reason: String(fault instanceof Error ? fault.stack : fault),
            });
      this.#record({
        at: new Date(this.now()).toISOString(),
        service,
        operation: operationOf(call),
        principal,
        code: refusal.code,
        reason: refusal.reason ?? refusal.message,
      });
      return refusalAnswer(refusal, protocol, call.id);
    }
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    if (call === undefined) {
      const tooLarge = new AwsRefusal(
        'EntityTooLarge',
        'Your proposed upload exceeds the maximum allowed object size.',
      );
      send(response, refusalAnswer(tooLarge, 's3', 'none'), { requestId: 'none', now: this.now() });
      return;
    }
    const cors = { cloud: this.#options.cloud, publicOrigin: this.#options.publicOrigin };
    const answer = preflight(cors, call) ?? withCors(cors, call, await this.answer(call));
    send(response, answer, { requestId: call.id, now: this.now() });
  }
}

const surface = (own: AwsEndpoint, { cloud }: EndpointOptions): Omit<Endpoint, 'url' | 'close'> => ({
  users: own.services.users,
  issueSession: (role, { tags = {}, sessionPolicy, sessionName = 'local', seconds = sessionSeconds } = {}) => {
    if (!cloud.roles.some(({ name }) => name === role)) throw new Error(`the template has no role ${role}`);

    return own.keyring.issue({ role, name: sessionName, tags, policy: sessionPolicy, seconds });
  },
  userCredentials: (name) => own.keyring.userCredentials(name),
  sendToQueue: (arn, body) => {
    const queue = cloud.queues.find((each) => each.arn === arn);
    if (queue === undefined) throw new Error(`the template has no queue ${arn}`);

    own.services.queues.send(queue.name, body);
  },
  queues: own.services.queues,
  outbox: () => own.services.outbox.all(),
  refusals: () => own.refusals(),
});

/**
 * Starts the AWS endpoint of the laptop cloud on loopback: every call is authenticated (SigV4), authorised (IAM) and
 * answered, or refused as AWS refuses it. What the model does not hold does not exist.
 */
export const startEndpoint = async (options: EndpointOptions): Promise<Endpoint> => {
  const own = new AwsEndpoint(options);
  const server = createServer((request, response) => {
    own.serve(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    ...surface(own, options),
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
