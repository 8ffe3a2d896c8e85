import type { Call } from './call.ts';
import { sha256Hex } from './canonical.ts';
import { AwsRefusal } from './refusal.ts';

const streaming = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

const incomplete = (): AwsRefusal => new AwsRefusal('IncompleteBody', 'The request body terminated unexpectedly');

/** Content and trailers of an `aws-chunked` body. */
const unchunked = (body: Buffer): { content: Buffer; trailers: [string, string][] } => {
  const parts: Buffer[] = [];
  for (let position = 0; ;) {
    const line = body.indexOf('\r\n', position);
    const size =
      line < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', position, line).split(';')[0] ?? '', 16);
    if (Number.isNaN(size) || line + 2 + size > body.length) throw incomplete();

    if (size === 0) {
      const trailers = body
        .toString('latin1', line + 2)
        .split('\r\n')
        .filter((each) => each.includes(':'))
        .map((each): [string, string] => [
          each.slice(0, each.indexOf(':')).trim().toLowerCase(),
          each.slice(each.indexOf(':') + 1).trim(),
        ]);
      return { content: Buffer.concat(parts), trailers };
    }
    parts.push(body.subarray(line + 2, line + 2 + size));
    position = line + 2 + size + 2;
  }
};

/** The hash that the signature covers; S3 takes the caller's word for it until the body is compared. */
export const payloadHashOf = (call: Call, service: string, where: 'header' | 'query'): string => {
  if (service !== 's3') return sha256Hex(call.body);

  const sentDigest =
    call.headers.get('x-amz-content-sha256') ?? call.query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1];
  if (sentDigest === undefined && where === 'header')
    throw new AwsRefusal('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');

  return sentDigest ?? 'UNSIGNED-PAYLOAD';
};

/** The request with its content: chunks joined, trailers among the headers, and the content equal to the signed hash. */
export const withContent = (call: Call, payloadHash: string): Call => {
  if (payloadHash === streaming) {
    const { content, trailers } = unchunked(call.body);
    const declared = call.headers.get('x-amz-decoded-content-length');
    if (declared !== undefined && Number(declared) !== content.length) throw incomplete();

    const announced = new Set(
      (call.headers.get('x-amz-trailer') ?? '')
        .toLowerCase()
        .split(',')
        .map((name) => name.trim()),
    );
    const headers = new Map([...call.headers, ...trailers.filter(([name]) => announced.has(name))]);
    return { ...call, body: content, headers };
  }
  if (payloadHash.startsWith('STREAMING-')) {
    throw new AwsRefusal(
      'NotImplemented',
      'The laptop cloud takes no chunk signatures; send the body whole or with a trailer.',
      { status: 501 },
    );
  }

  if (payloadHash !== 'UNSIGNED-PAYLOAD' && sha256Hex(call.body) !== payloadHash) {
    throw new AwsRefusal(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }

  return call;
};
