import { AwsClient } from 'aws4fetch';

/** Calls the DynamoDB engine itself, past the endpoint: `Streams.GetRecords` or `CreateTable`. */
export type Dynamo = (operation: string, body: unknown) => Promise<unknown>;

export class DynamoFault extends Error {
  readonly code: string;

  constructor(operation: string, code: string) {
    super(`${operation}: ${code}`);
    this.name = 'DynamoFault';
    this.code = code;
  }
}

const client = new AwsClient({ accessKeyId: 'local', secretAccessKey: 'local', region: 'us-east-1', service: 'dynamodb', retries: 0 });

const codeOf = (text: string): string => /"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"/.exec(text)?.[1] ?? 'Unknown';

/** The client of one DynamoDB engine. A refusal is thrown with its code. */
export const dynamoAt =
  (url: string): Dynamo =>
  async (operation, body) => {
    const target = operation.startsWith('Streams.') ? `DynamoDBStreams_20120810.${operation.slice(8)}` : `DynamoDB_20120810.${operation}`;
    const response = await client.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new DynamoFault(operation, codeOf(text));
    }
    return JSON.parse(text === '' ? '{}' : text);
  };
