import { AwsClient, AwsV4Signer } from 'aws4fetch';
import * as z from 'zod';
import type { Credentials } from './credentials.ts';
import { endpoint, region, type Service } from './endpoints.ts';
import { AwsFault } from './fault.ts';

/** Retries after throttling and 5xx, with the backoff of aws4fetch: 50, 100, 200, 400 ms at most. */
const retries = 4;

/** Throttling that comes as a 400, which aws4fetch does not try again. */
const throttled = new Set(['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ThrottlingException', 'TooManyRequestsException']);

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

const faultOf = async (service: Service, response: Response): Promise<AwsFault> => {
  const text = await response.text();
  if (text.startsWith('<')) {
    return new AwsFault(service, /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? 'Unknown', response.status);
  }
  const parsed = Fault.safeParse(jsonOf(text));
  const type = parsed.data?.__type ?? parsed.data?.code ?? response.headers.get('x-amzn-errortype') ?? 'Unknown';
  const code = type.split('#').at(-1)?.split(':')[0] ?? 'Unknown';
  return new AwsFault(service, code, response.status, parsed.data?.CancellationReasons?.map((reason) => reason.Code) ?? []);
};

/** Signed calls to AWS with one set of credentials (SigV4). Anything but a success is thrown as `AwsFault`. */
export class AwsSession {
  readonly credentials: Credentials;
  readonly #client: AwsClient;

  constructor(credentials: Credentials) {
    this.credentials = credentials;
    this.#client = new AwsClient({ ...credentials, region: region(), retries });
  }

  /** One call of a JSON protocol (DynamoDB, KMS, Cognito): the body out, the parsed body back. */
  async json(service: Service, target: string, body: unknown): Promise<unknown> {
    const response = await this.send(service, endpoint(service), {
      method: 'POST',
      headers: { 'content-type': `application/x-amz-json-${service === 'dynamodb' ? '1.0' : '1.1'}`, 'x-amz-target': target },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  }

  async send(service: Service, url: string, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#client.fetch(url, { ...init, aws: { service, region: region() } });
      if (response.ok) {
        return response;
      }
      const fault = await faultOf(service, response);
      if (!throttled.has(fault.code) || attempt > retries) {
        throw fault;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
    }
  }

  /** A signed URL for one request to S3, good for `seconds`; `headers` are signed and must be sent as they stand. */
  async presign(request: { method: 'GET' | 'PUT'; url: string; seconds: number; headers?: Record<string, string> }): Promise<string> {
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
