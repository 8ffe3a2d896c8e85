import type * as z from 'zod';

import { jsonAnswer, type Answer } from './answer.ts';
import type { Authenticated } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { AwsRefusal } from './refusal.ts';

/** One operation of a service that speaks JSON: who asks, and what. */
export interface JsonCall {
  caller: Caller;
  input: unknown;
}

export type JsonOperation = (call: JsonCall) => Promise<object> | object;

const parsed = (body: Buffer): unknown => {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsRefusal('SerializationException', 'The request body could not be parsed.');
  }
};

/** The operation that `x-amz-target` names, without the service's prefix. */
export const operationNamed = ({ call }: Pick<Authenticated, 'call'>, prefix: string): string => {
  const [service, operation] = (call.headers.get('x-amz-target') ?? '').split('.');
  if (service !== prefix || operation === undefined || operation === '')
    throw new AwsRefusal('UnknownOperationException', 'The operation was not recognized.');

  return operation;
};

/** Serves the operations of one JSON service; any other is answered as AWS answers an operation it does not know. */
export const jsonService =
  (prefix: string, operations: Readonly<Record<string, JsonOperation>>) =>
  async (request: Authenticated): Promise<Answer> => {
    const name = operationNamed(request, prefix);
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation === undefined)
      throw new AwsRefusal('UnknownOperationException', `The operation ${name} was not recognized.`);

    const answer = await operation({ caller: request.caller, input: parsed(request.call.body) });
    return jsonAnswer(answer, request.call.headers.get('content-type') ?? 'application/x-amz-json-1.1');
  };

/** The input of an operation as its schema reads it; the refusal names the member, never its value. */
export const inputOf = <T>(schema: z.ZodType<T>, input: unknown, code = 'ValidationException'): T => {
  const result = schema.safeParse(input);
  if (!result.success) {
    const at = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new AwsRefusal(code, `${result.error.issues.length} validation error detected at: ${at}`);
  }
  return result.data;
};
