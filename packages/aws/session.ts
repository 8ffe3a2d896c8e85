import { AwsClient, AwsV4Signer } from 'aws4fetch';
import * as z from 'zod';

import type { Credentials } from './credentials.ts';
import { endpoint, region, type Service } from './endpoints.ts';
import { AwsFault } from './fault.ts';
import { JsonSigner } from './json-signer.ts';
import { post, type Posted } from './post.ts';

/** Tries again after throttling and faults inside AWS, after 100, 200, 400 and 800 ms at most. */
const retries = 4;

/** Throttling that comes as a 400. */
const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const Fault = z.object({
  __type: z.string().optional(),
  code: z.string().optional(),
  CancellationReasons: z.array(z.object({ Code: z.string().default('None') })).optional(),
});

/** The JSON of an answer; nothing where it is none, since what cannot be read must not be quoted by an error either. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

const faultOf = (service: Service, { status, text, header }: Posted): AwsFault => {
  if (text.startsWith('<')) return new AwsFault(service, /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? 'Unknown', status);

  const parsed = Fault.safeParse(jsonOf(text));
  const type = parsed.data?.__type ?? parsed.data?.code ?? header('x-amzn-errortype') ?? 'Unknown';
  const code = type.split('#').at(-1)?.split(':')[0] ?? 'Unknown';
  return new AwsFault(service, code, status, parsed.data?.CancellationReasons?.map((reason) => reason.Code) ?? []);
};

const readOf = async (response: Response): Promise<Posted> => ({
  status: response.status,
  text: await response.text(),
  header: (name) => response.headers.get(name) ?? undefined,
});

/** Makes an attempt again, after a pause, while what it meets is throttling or a fault inside AWS; `refused` tells what it met. */
const tried = async <Answer>(
  attempt: () => Promise<Answer>,
  refused: (answer: Answer) => Promise<AwsFault | undefined>,
): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt();
    const fault = await refused(answer);
    if (fault === undefined) return answer;

    const passing = fault.status >= 500 || fault.status === 429 || throttled.has(fault.code);
    if (!passing || tries > retries) throw fault;

    await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** tries));
  }
};

/** One set of credentials, under which AWS is called, and where they come from when they have run out. */
export class AwsSession {
  #credentials: Credentials;
  readonly #renew: (() => Promise<Credentials>) | undefined;
  #renewal: Promise<Credentials> | undefined;
  readonly #client: AwsClient;
  readonly #signer: JsonSigner;

  constructor(credentials: Credentials, renew?: () => Promise<Credentials>) {
    this.#credentials = credentials;
    this.#renew = renew;
    this.#client = new AwsClient({ ...credentials, region: region(), retries: 0 });
    this.#signer = new JsonSigner(credentials);
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  /** Makes one call. */
  call<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    return act();
  }

  /** Whether there are other credentials than those that have run out; they are fetched once, however many calls ask. */
  async renewed(runOut: Credentials): Promise<boolean> {
    if (this.#credentials !== runOut) return true;

    if (this.#renew === undefined) return false;

    this.#renewal ??= this.#renew();
    try {
      this.#credentials = await this.#renewal;
      return true;
    } finally {
      this.#renewal = undefined;
    }
  }

  /** One call of a JSON protocol (DynamoDB, KMS, Cognito): the body out, the parsed body back. */
  async json(service: Service, target: string, body: unknown): Promise<unknown> {
    const call = {
      service,
      url: new URL(endpoint(service)),
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
      },
      body: JSON.stringify(body),
    };
    const { text } = await tried(
      () => post(call.url, this.#signer.signed(call, Date.now()), call.body),
      async (answer) => (answer.status < 300 ? undefined : faultOf(service, answer)),
    );
    return text === '' ? {} : JSON.parse(text);
  }

  /** One call of any other shape. */
  send(service: Service, url: string, init: RequestInit): Promise<Response> {
    return tried(
      () => this.#client.fetch(url, { ...init, aws: { service, region: region() } }),
      async (response) => (response.ok ? undefined : faultOf(service, await readOf(response))),
    );
  }

  /** A signed URL for one request to S3, good for `seconds`; `headers` are signed and must be sent as they stand. */
  async presign(request: {
    method: 'GET' | 'PUT';
    url: string;
    seconds: number;
    headers?: Record<string, string>;
  }): Promise<string> {
    const url = new URL(request.url);
    url.searchParams.set('X-Amz-Expires', String(request.seconds));
    const { url: signed } = await new AwsV4Signer({
      ...this.credentials,
      method: request.method,
      url: url.toString(),
      headers: request.headers ?? {},
      service: 's3',
      region: region(),
      signQuery: true,
      allHeaders: true,
    }).sign();
    return signed.toString();
  }
}
