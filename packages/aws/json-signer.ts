import { createHash, createHmac } from 'node:crypto';

import type { Credentials } from './credentials.ts';
import { region, type Service } from './endpoints.ts';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One POST of a JSON protocol: no query, and every header of it is signed. */
export interface JsonCall {
  service: Service;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

/**
 * Signs calls of the JSON protocols (SigV4) on the calling thread, with the derived key kept for its day. The
 * general signer hands each of its HMACs to another thread: a read cost 3.5 ms of CPU with it, 2.4 ms with this.
 */
export class JsonSigner {
  readonly #credentials: Credentials;
  readonly #derived = new Map<string, Buffer>();

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** The headers of the call with its signature, for an instant in epoch milliseconds. */
  signed({ service, url, headers, body }: JsonCall, now: number): Record<string, string> {
    const at = new Date(now).toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
    const { accessKeyId, sessionToken } = this.#credentials;
    const sent = {
      ...headers,
      'x-amz-date': at,
      ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
    };
    const fields = Object.entries({ ...sent, host: url.host }).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const names = fields.map(([name]) => name).join(';');
    const canonical = [
      'POST',
      url.pathname,
      '',
      ...fields.map(([name, value]) => `${name}:${value}`),
      '',
      names,
      digest(body),
    ].join('\n');
    const scope = `${at.slice(0, 8)}/${region()}/${service}/aws4_request`;
    const signature = hmac(this.#keyFor(scope), ['AWS4-HMAC-SHA256', at, scope, digest(canonical)].join('\n')).toString(
      'hex',
    );
    return {
      ...sent,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  }

  #keyFor(scope: string): Buffer {
    const kept = this.#derived.get(scope);
    if (kept !== undefined) return kept;

    const derived = scope
      .split('/')
      .reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${this.#credentials.secretAccessKey}`);
    const key = Buffer.from(derived);
    this.#derived.set(scope, key);
    return key;
  }
}
