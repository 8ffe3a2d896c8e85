import type { Answer } from '../signing/answer.ts';

/** Hands one call to the DynamoDB engine, past the endpoint. Operations of streams begin with `Streams.`. */
export type Send = (operation: string, body: unknown) => Promise<Answer>;

/** The same for a caller that reads the answer. A refusal is thrown with its code. */
export type Dynamo = (operation: string, body: unknown) => Promise<unknown>;

export class DynamoFault extends Error {
  readonly code: string;

  constructor(operation: string, code: string) {
    super(`${operation}: ${code}`);
    this.name = 'DynamoFault';
    this.code = code;
  }
}

const codeOf = (text: string): string => /"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"/.exec(text)?.[1] ?? 'Unknown';

/** The client of one DynamoDB engine. */
export const dynamoOver =
  (send: Send): Dynamo =>
  async (operation, body) => {
    const answer = await send(operation, body);
    const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
    if (answer.status >= 300) throw new DynamoFault(operation, codeOf(text));

    return JSON.parse(text === '' ? '{}' : text);
  };
