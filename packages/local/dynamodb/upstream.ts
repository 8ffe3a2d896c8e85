import { Agent, request } from 'node:http';

import type { Send } from '../events/dynamo.ts';
import { AwsRefusal } from '../signing/refusal.ts';

/** The engine asks for credentials and does not read them. */
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00';

/**
 * A DynamoDB engine that somebody else started at an address, over connections that stay open. A connection that it had
 * closed before it read the call is opened anew. Whatever else reaches that address is theirs to keep out.
 */
export const upstream = (endpoint: string): { send: Send; close: () => void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const url = new URL(endpoint);
  const send: Send = (operation, body) =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const headers = {
        authorization,
        'content-length': bytes.length,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': '20260101T000000Z',
        'x-amz-target': operation.startsWith('Streams.')
          ? `DynamoDBStreams_20120810.${operation.slice(8)}`
          : `DynamoDB_20120810.${operation}`,
      };
      const sent = request(
        { agent, hostname: url.hostname, port: url.port, path: '/', method: 'POST', headers },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const crc = response.headers['x-amz-crc32'];
            resolve({
              status: response.statusCode ?? 500,
              headers: {
                'content-type': 'application/x-amz-json-1.0',
                ...(typeof crc === 'string' ? { 'x-amz-crc32': crc } : {}),
              },
              body: Buffer.concat(parts),
            });
          });
        },
      );
      sent.on('error', (fault) => {
        const stale = sent.reusedSocket && 'code' in fault && fault.code === 'ECONNRESET';
        if (stale) {
          send(operation, body).then(resolve, reject);
          return;
        }
        reject(
          new AwsRefusal('InternalServerError', 'The DynamoDB engine does not answer.', {
            status: 500,
            reason: fault.message,
          }),
        );
      });
      sent.end(bytes);
    });
  return { send, close: () => agent.destroy() };
};
